package waymark.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the commands of the wire on the store. Nothing is answered before all that the answer rests on is on the disk.
 */
final class DurableBackend extends AbstractMongoBackend {

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

    private static final String ADMIN = "admin";
    private static final int INTERNAL_ERROR = 1;

    private final StoreMaps maps;
    private final GroupCommit commits;
    private final Map<String, OrderedDatabase> opened = new ConcurrentHashMap<>();

    DurableBackend(StoreFile file, GroupCommit commits, Clock clock) {
        super(clock);
        this.maps = new StoreMaps(file);
        this.commits = commits;
        maps.databases().forEach(this::resolveDatabase);
        commits.start();
    }

    void refuseWrites() {
        commits.refuseWrites();
    }

    long documentsExamined() {
        return maps.examined().sum();
    }

    List<String> inconsistentIndexes() {
        return opened.values().stream()
                .flatMap(database -> database.inconsistentIndexes().stream())
                .toList();
    }

    /** The library would log a failed command with all its documents: so it never sees one fail. */
    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next();
        try {
            return run(command.toLowerCase(Locale.ROOT), message);
        } catch (MongoServerError e) {
            Document answer = error(e.getMessageWithoutErrorCode(), e.getCode());
            answer.putIfNotNull("codeName", e.getCodeName());
            return answer;
        } catch (MongoServerException e) {
            return error(e.getMessageWithoutErrorCode(), INTERNAL_ERROR);
        } catch (EmbeddedServerException e) {
            return error(e.sentence(), e.code());
        } catch (RuntimeException e) {
            return failed(command, e);
        }
    }

    private static Document failed(String command, RuntimeException failure) {
        // Not the message and not the documents: both may hold personal data.
        String kind = failure.getClass().getName();
        log.error("The embedded store failed on {}: {} at {}", command, kind, place(failure));
        return failure instanceof MVStoreException store && store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT
                ? error(EmbeddedServerException.DAMAGED, INTERNAL_ERROR)
                : error("The embedded store could not run " + command + ": " + kind, INTERNAL_ERROR);
    }

    private Document run(String command, MongoMessage message) {
        return switch (CommandKind.of(command, message.getDocument())) {
            case WITHOUT_DATA -> super.handleMessage(message);
            case READ -> {
                openFirst(message.getDatabaseName());
                yield commits.read(() -> super.handleMessage(message));
            }
            case ADD -> commits.add(() -> super.handleMessage(message));
            case WRITE -> commits.write(() -> super.handleMessage(message));
            case FREE -> commits.free(() -> super.handleMessage(message));
            case UNKNOWN -> throw new NoSuchCommandException(command);
        };
    }

    /** Opening a database writes to the store, which a read must not do on its own. */
    private void openFirst(String database) {
        if (!opened.containsKey(database) && !database.equals(ADMIN)) {
            commits.write(() -> resolveDatabase(database));
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return opened.computeIfAbsent(name, unused -> new OrderedDatabase(name, maps, getCursorRegistry()));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        opened.remove(name);
    }

    @Override
    public void close() {
        super.close();
        maps.views().finish();
        commits.close();
    }

    private static Document error(String sentence, int code) {
        return new Document("ok", 0).append("errmsg", sentence).append("code", code);
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
