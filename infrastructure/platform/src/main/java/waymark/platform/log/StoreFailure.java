package waymark.platform.log;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;

/** What the exception of a failed store says: whether it is away or full, and whether what was asked may be done. */
public final class StoreFailure {

    private static final int OUT_OF_DISK_SPACE = 14031;

    private StoreFailure() {}

    /** It could not be reached, or did not answer. */
    public static boolean isAway(Throwable error) {
        return causes(error)
                .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                        || cause instanceof LogUnavailableException
                        || cause instanceof MongoTimeoutException
                        || cause instanceof MongoSocketException
                        || cause instanceof MongoNotPrimaryException
                        || cause instanceof MongoNodeIsRecoveringException
                        || (cause instanceof MongoException mongo && mongo.hasErrorLabel("RetryableWriteError")));
    }

    /** It refused to write for want of disk. */
    public static boolean isFull(Throwable error) {
        return causes(error)
                .anyMatch(cause -> cause instanceof MongoException mongo && code(mongo) == OUT_OF_DISK_SPACE);
    }

    /** What failed was never sent, or was refused as a whole: it has changed nothing and will not. */
    public static boolean changedNothing(Throwable error) {
        // The log knows of all its attempts; the exception behind its own is that of the last one only.
        return causes(error)
                .filter(LogUnavailableException.class::isInstance)
                .map(LogUnavailableException.class::cast)
                .findFirst()
                .map(LogUnavailableException::nothingStored)
                .orElseGet(() -> causes(error).anyMatch(StoreFailure::isBeforeAnyChange));
    }

    private static boolean isBeforeAnyChange(Throwable cause) {
        return switch (cause) {
            // Of an operation with a time limit of its own, which may have been sent.
            case MongoOperationTimeoutException sent -> false;
            case MongoTimeoutException noServer -> true;
            case MongoSocketOpenException noConnection -> true;
            case MongoException mongo -> code(mongo) == OUT_OF_DISK_SPACE;
            default -> false;
        };
    }

    private static int code(MongoException error) {
        return error instanceof MongoBulkWriteException bulk
                        && !bulk.getWriteErrors().isEmpty()
                ? bulk.getWriteErrors().getFirst().getCode()
                : error.getCode();
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
