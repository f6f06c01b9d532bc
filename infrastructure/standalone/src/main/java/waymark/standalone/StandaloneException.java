package waymark.standalone;

import com.mongodb.MongoCommandException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import waymark.platform.log.UnreadableLogException;
import waymark.platform.privacy.WrongKeysException;

/** Something the person who started Waymark can put right; the message is one sentence that says how. */
public final class StandaloneException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StandaloneException(String sentence) {
        super(sentence);
    }

    public StandaloneException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** Logs that can't be read and wrong keys say themselves what to do; of anything else the logs say more. */
    static StandaloneException didNotStart(Path logs, Throwable failure) {
        return causes(failure)
                .filter(cause -> cause instanceof UnreadableLogException || cause instanceof WrongKeysException)
                .findFirst()
                .map(refused -> new StandaloneException(String.valueOf(refused.getMessage()), failure))
                .orElseGet(() -> new StandaloneException(
                        "A service did not start; " + logs + " says why: " + rootMessage(failure), failure));
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = causes(failure).reduce(failure, (outer, inner) -> inner);
        if (root instanceof MongoCommandException refused) {
            // What the store said, without the driver's wrapping of it.
            return refused.getErrorMessage();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
