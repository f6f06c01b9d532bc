package waymark.platform.publish;

import java.util.Optional;
import waymark.events.PublishedEvent;

/**
 * One feature's way out: each private event becomes a published one, or stays. Implementations are named
 * {@code …Publisher}, are beans, and switch exhaustively, so that a new event does not compile until it is decided.
 *
 * @param <E> the feature's sealed interface of private events
 */
public interface Translator<E> {

    Class<E> privateEvents();

    Optional<PublishedEvent> publish(E event, Origin origin);
}
