package waymark.platform.refusal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The one form in which every service says no (RFC 9457, ADR-0007). */
public final class Problem {

    /** Request attribute that holds the correlation id. */
    public static final String CORRELATION_ID = "waymark.correlationId";

    private static final Map<HttpStatus, String> TITLES = Map.ofEntries(
            Map.entry(HttpStatus.BAD_REQUEST, "The request is not in order"),
            Map.entry(HttpStatus.UNAUTHORIZED, "Not signed in"),
            Map.entry(HttpStatus.FORBIDDEN, "Not allowed"),
            Map.entry(HttpStatus.NOT_FOUND, "Not found"),
            Map.entry(HttpStatus.METHOD_NOT_ALLOWED, "Not possible here"),
            Map.entry(HttpStatus.NOT_ACCEPTABLE, "No such format"),
            Map.entry(HttpStatus.CONFLICT, "Refused by a rule"),
            Map.entry(HttpStatus.PRECONDITION_FAILED, "Changed in the meantime"),
            Map.entry(HttpStatus.CONTENT_TOO_LARGE, "Too large"),
            Map.entry(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not a format this accepts"),
            Map.entry(HttpStatus.UNPROCESSABLE_CONTENT, "Not the same request"),
            Map.entry(HttpStatus.PRECONDITION_REQUIRED, "Version missing"),
            Map.entry(HttpStatus.INTERNAL_SERVER_ERROR, "A fault of ours"),
            Map.entry(HttpStatus.SERVICE_UNAVAILABLE, "Not available just now"),
            Map.entry(HttpStatus.INSUFFICIENT_STORAGE, "No room to record it"));

    private Problem() {}

    /** @param detail plain English that says what to do; never holds a person's data or a foreign exception's message */
    public static ProblemDetail of(HttpStatus status, String code, String detail, HttpServletRequest request) {
        var correlationId = correlationId(request);
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + code));
        problem.setTitle(TITLES.getOrDefault(status, status.getReasonPhrase()));
        problem.setProperty("code", code);
        if (correlationId != null) {
            // Not the address, which is the caller's text: it may hold anything, and answers are kept in logs
            // elsewhere.
            problem.setInstance(URI.create("urn:uuid:" + correlationId));
            problem.setProperty("correlationId", correlationId);
        }
        return problem;
    }

    public static void addErrors(ProblemDetail problem, List<Entry> errors) {
        problem.setProperty("errors", errors);
    }

    public static @Nullable String correlationId(HttpServletRequest request) {
        return request.getAttribute(CORRELATION_ID) instanceof String id ? id : null;
    }

    /**
     * One field that is wrong.
     *
     * @param code stable
     * @param pointer JSON pointer into the body, or the parameter's name
     * @param detail what was expected
     */
    public record Entry(String code, String pointer, String detail) {}
}
