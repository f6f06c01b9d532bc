package waymark.platform.log;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Who wants to know when the log has grown. */
final class Readers {

    private final Set<Runnable> waiting = new CopyOnWriteArraySet<>();

    void add(Runnable reader) {
        waiting.add(reader);
    }

    void remove(Runnable reader) {
        waiting.remove(reader);
    }

    void wake() {
        waiting.forEach(Runnable::run);
    }
}
