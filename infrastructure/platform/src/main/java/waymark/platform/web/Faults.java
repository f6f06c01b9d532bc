package waymark.platform.web;

import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;
import waymark.platform.log.LogUnavailableException;
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
        if (storeIsAway(error)) {
            LOG.warn("The store is away: {}", error.getClass().getName());
            return Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "web/store-unavailable",
                    "The service can't reach its records just now. Nothing was changed; try again in a few seconds.",
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

    static boolean storeIsAway(Throwable error) {
        return Fault.causes(error)
                .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                        || cause instanceof LogUnavailableException
                        || cause instanceof MongoTimeoutException
                        || cause instanceof MongoSocketException
                        || cause instanceof MongoNotPrimaryException
                        || (cause instanceof MongoException mongo && mongo.hasErrorLabel("RetryableWriteError")));
    }
}
