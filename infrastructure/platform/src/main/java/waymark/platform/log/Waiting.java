package waymark.platform.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A commit on its way into the log, and its writer's waiting for it. */
record Waiting(Commit commit, CompletableFuture<Void> stored) {

    void succeed() {
        stored.complete(null);
    }

    void fail(RuntimeException reason) {
        stored.completeExceptionally(reason);
    }

    void await() {
        try {
            stored.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw e;
        }
    }
}
