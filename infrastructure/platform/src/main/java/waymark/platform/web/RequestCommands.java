package waymark.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.HeadersBuilder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import waymark.platform.log.LastVersion;
import waymark.platform.privacy.References;
import waymark.platform.refusal.Problem;
import waymark.platform.security.Caller;
import waymark.platform.security.Callers;
import waymark.platform.security.Metadata;

/** Sends commands with everything that must be known about their author, taken from the token and nowhere else. */
class RequestCommands implements Commands {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final int ATTEMPTS = 6;

    private final CommandGateway gateway;
    private final References references;

    RequestCommands(CommandGateway gateway, References references) {
        this.gateway = gateway;
        this.references = references;
    }

    @Override
    public String newId() {
        var request = request();
        var key = request.getHeader(Idempotency.HEADER);
        if (key == null) {
            throw new IllegalStateException("A new id needs the request's Idempotency-Key.");
        }
        int number = request.getAttribute("waymark.ids") instanceof Integer before ? before + 1 : 1;
        request.setAttribute("waymark.ids", number);
        var caller = caller();
        return references.idOf("request", caller.la(), caller.subject() + " " + key + " " + number);
    }

    @Override
    public ResponseEntity<Void> create(Object command, String location) {
        var answer = ResponseEntity.created(URI.create(location));
        try {
            return withVersion(answer, asked(command, Map.of()));
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            if (Idempotency.isRetry(request())) {
                // The first attempt's answer was lost, not its effect.
                return answer.build();
            }
            throw e;
        }
    }

    @Override
    public ResponseEntity<Void> change(Object command) {
        var expected = ifMatch(request());
        Map<String, Object> metadata = expected == null ? Map.of() : Map.of(Metadata.EXPECTED_VERSION, expected);
        return withVersion(ResponseEntity.ok(), asked(command, metadata));
    }

    @Override
    public void send(Object command, Caller author) {
        var metadata = new HashMap<String, Object>(of(author));
        metadata.put(Metadata.CORRELATION_ID, UUID.randomUUID().toString());
        for (int attempt = 1; ; attempt++) {
            try {
                dispatch(command, metadata);
                return;
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private @Nullable Long asked(Object command, Map<String, Object> metadata) {
        try {
            var version = dispatch(command, ofRequest(metadata));
            Outcome.commanded(request());
            return version;
        } catch (RuntimeException e) {
            Outcome.failed(request(), e);
            throw e;
        }
    }

    private @Nullable Long dispatch(Object command, Map<String, Object> metadata) {
        LastVersion.forget();
        gateway.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(metadata));
        var version = LastVersion.current();
        return version.isPresent() ? version.getAsLong() : null;
    }

    private static ResponseEntity<Void> withVersion(HeadersBuilder<?> answer, @Nullable Long version) {
        return (version == null ? answer : answer.eTag("\"" + version + "\"")).build();
    }

    private Map<String, Object> ofRequest(Map<String, Object> more) {
        var request = request();
        var metadata = new HashMap<String, Object>(of(caller()));
        metadata.put(Metadata.CORRELATION_ID, String.valueOf(Problem.correlationId(request)));
        if (request.getAttribute(Correlation.TRACE_PARENT) instanceof String trace) {
            metadata.put(Metadata.TRACE_PARENT, trace);
        }
        metadata.putAll(more);
        return metadata;
    }

    private static Map<String, Object> of(Caller author) {
        return Map.of(
                Metadata.LA, author.la(),
                Metadata.AUTHOR, author.subject(),
                Metadata.AUTHOR_ROLE,
                        String.join(" ", author.roles().stream().sorted().toList()));
    }

    /** @return null for {@code *}: any version will do */
    private static @Nullable Long ifMatch(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.IF_MATCH);
        if (header == null) {
            throw new VersionMissingException();
        }
        if (header.strip().equals("*")) {
            return null;
        }
        Matcher etag = ETAG.matcher(header.strip());
        if (!etag.matches()) {
            throw new InvalidRequestException(
                    "web/invalid-value",
                    HttpHeaders.IF_MATCH,
                    "The ETag as the last answer gave it, for example \"3\".");
        }
        return Long.valueOf(etag.group(1));
    }

    private static Caller caller() {
        return Callers.of(SecurityContextHolder.getContext().getAuthentication());
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
