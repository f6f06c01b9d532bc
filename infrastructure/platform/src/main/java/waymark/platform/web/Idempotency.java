package waymark.platform.web;

import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import waymark.platform.refusal.Problem;
import waymark.platform.security.Caller;
import waymark.platform.security.Callers;

/**
 * Every POST carries an {@code Idempotency-Key}: sent twice, it happens once and is answered the same. Uploads of files
 * are left out: importing a file twice changes nothing by itself.
 */
class Idempotency extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
    private static final String RETRY = "waymark.retry";
    private static final int MAX_BODY = 1024 * 1024;
    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final RememberedRequests remembered;
    private final JsonMapper json;

    Idempotency(RememberedRequests remembered, JsonMapper json) {
        this.remembered = remembered;
        this.json = json;
    }

    /** The same request was begun before, and how it ended is not known. */
    static boolean isRetry(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(RETRY));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !request.getMethod().equals("POST") || !path.startsWith("/api/") || path.equals("/api/v1/imports");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Callers.find(SecurityContextHolder.getContext().getAuthentication());
        if (caller.isEmpty()) {
            // Refused further on, for want of an authority.
            chain.doFilter(request, response);
            return;
        }
        var key = request.getHeader(HEADER);
        if (key == null || !KEY.matcher(key).matches()) {
            write(
                    response,
                    problem(
                            HttpStatus.BAD_REQUEST,
                            "web/idempotency-key-missing",
                            "Send an Idempotency-Key header with a new UUID, and the same one when you try again.",
                            request));
            return;
        }
        var body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            write(response, problem(HttpStatus.CONTENT_TOO_LARGE, "web/body-too-large", "Send at most 1 MB.", request));
            return;
        }
        once(new RepeatableRequest(request, body), response, chain, caller.get(), key);
    }

    private void once(
            RepeatableRequest request, HttpServletResponse response, FilterChain chain, Caller caller, String key)
            throws ServletException, IOException {
        var id = RememberedRequests.idOf(caller, key);
        switch (remembered.begin(id, request.fingerprint())) {
            case RememberedRequests.Answered before -> before.answer().writeTo(response);
            case RememberedRequests.OtherBody other ->
                write(
                        response,
                        problem(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "web/idempotency-key-reused",
                                "This Idempotency-Key was used for another request. Use a new one.",
                                request));
            case RememberedRequests.InFlight first -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                write(
                        response,
                        problem(
                                HttpStatus.CONFLICT,
                                "web/request-in-flight",
                                "The first request with this Idempotency-Key is still being worked on. Ask again in a second.",
                                request));
            }
            case RememberedRequests.Begun begun -> {
                request.setAttribute(RETRY, begun.retry());
                answer(id, request, response, chain);
            }
        }
    }

    private void answer(String id, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caching = new ContentCachingResponseWrapper(response);
        int status = HttpStatus.INTERNAL_SERVER_ERROR.value();
        try {
            chain.doFilter(request, caching);
            status = caching.getStatus();
        } finally {
            end(id, status, caching);
        }
        caching.copyBodyToResponse();
    }

    private void end(String id, int status, ContentCachingResponseWrapper response) {
        try {
            remembered.end(id, status, response);
        } catch (MongoException e) {
            // The answer stands; until the entry is taken over, a repeated request is told to wait.
            LOG.warn("An idempotency entry could not be written: {}", Fault.describe(e));
        }
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail, HttpServletRequest request) {
        return Problem.of(status, code, detail, request);
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
