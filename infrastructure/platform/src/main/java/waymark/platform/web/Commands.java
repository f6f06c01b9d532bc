package waymark.platform.web;

import org.springframework.http.ResponseEntity;
import waymark.platform.security.Caller;

/** How a controller, a policy, a listener or an import sends a command. */
public interface Commands {

    /** A new aggregate's id, derived from the request's Idempotency-Key and caller: a retry makes the same id. */
    String newId();

    /** Sends for the current caller; answers 201 with {@code Location} and {@code ETag}. */
    ResponseEntity<Void> create(Object command, String location);

    /**
     * Sends for the current caller to an existing aggregate; answers 200 with {@code ETag}. The request's
     * {@code If-Match} is compared with the aggregate's version: missing 428, stale 412.
     */
    ResponseEntity<Void> change(Object command);

    /** Sends on behalf of somebody outside a request (import, policy, listener) and waits until it is stored. */
    void send(Object command, Caller author);
}
