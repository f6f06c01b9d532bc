package waymark.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import waymark.platform.refusal.Problem;

/** One id from the request through commands, events, Kafka and logs; taken from the caller or made here. */
class Correlation extends OncePerRequestFilter {

    static final String HEADER = "Correlation-Id";
    static final String TRACE_PARENT = "traceparent";

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TRACE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Faults faults;

    Correlation(Faults faults) {
        this.faults = faults;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = taken(request.getHeader(HEADER), UUID_TEXT)
                .orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(Problem.CORRELATION_ID, id);
        request.setAttribute(
                TRACE_PARENT, taken(request.getHeader(TRACE_PARENT), TRACE).orElseGet(() -> traceOf(id)));
        response.setHeader(HEADER, id);
        MDC.put("correlationId", id);
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            faults.write(e, request, response);
        } finally {
            MDC.remove("correlationId");
        }
    }

    /** A trace that begins here carries the correlation id, so that either leads to the other. */
    private static String traceOf(String correlationId) {
        var hex = correlationId.replace("-", "");
        return "00-%s-%s-01".formatted(hex, hex.substring(16));
    }

    private static Optional<String> taken(@Nullable String header, Pattern form) {
        return Optional.ofNullable(header).filter(value -> form.matcher(value).matches());
    }
}
