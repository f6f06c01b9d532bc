package waymark.embedded;

import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/** Lets a reader finish on the state of the store it began with: the space of that state isn't reused meanwhile. */
record ReadViews(MVStore store) {

    <T> T read(Supplier<T> reader) {
        MVStore.TxCounter state = store.registerVersionUsage();
        try {
            return reader.get();
        } finally {
            store.deregisterVersionUsage(state);
        }
    }
}
