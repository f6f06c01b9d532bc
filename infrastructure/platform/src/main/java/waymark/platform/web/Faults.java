package waymark.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;
import waymark.platform.log.StoreFailure;
import waymark.platform.refusal.Problem;

/** What is answered when it is not the caller's doing: the store is away, or we made a mistake. */
class Faults {

    static final String RETRY_AFTER_SECONDS = "2";

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final JsonMapper json;

    Faults(JsonMapper json) {
        this.json = json;
    }

    ProblemDetail answer(Throwable error, HttpServletRequest request) {
        var outcome = Outcome.of(request);
        if (StoreFailure.isFull(error)) {
            LOG.error("The store is full: {}", error.getClass().getName());
            return Problem.of(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "web/store-full",
                    "The disk that holds the records is full. Have some space freed, and the service started again where that alone does not help. "
                            + outcome.advice("once there is room, send"),
                    request);
        }
        if (StoreFailure.isAway(error)) {
            LOG.warn("The store is away: {}", error.getClass().getName());
            return Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "web/store-unavailable",
                    "The service can't reach its records just now. " + outcome.advice("in a few seconds send"),
                    request);
        }
        LOG.error("Fault {}: {}", Problem.correlationId(request), Fault.describe(error));
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "web/fault",
                "Something went wrong on our side. Tell your support team the correlation id.",
                request);
    }

    void write(Throwable error, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(answer(error, request), response);
    }

    void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.getStatus());
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
