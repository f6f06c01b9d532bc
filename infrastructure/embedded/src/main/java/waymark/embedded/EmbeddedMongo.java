package waymark.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import org.h2.mvstore.MVStoreException;

/**
 * A server that speaks the MongoDB wire protocol inside this JVM and keeps its data in one directory. What it has
 * acknowledged survives the death of the process. It has no sessions and no transactions.
 */
public final class EmbeddedMongo implements AutoCloseable {

    /** A connection's thread waits while its write goes to the disk, so there must be many. */
    private static final int WORKERS = 64;

    private final DurableBackend backend;
    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedMongo(StoreFile file, Headroom headroom, InetSocketAddress requested) {
        var compaction = new Compaction(file.store(), System::nanoTime, Compaction.SMALL_FILE);
        backend = new DurableBackend(file, new GroupCommit(file, compaction, headroom), Clock.systemUTC());
        server = new MongoServer(backend);
        address = bind(requested);
    }

    /** Opens or creates the store in the directory and listens on the address; port 0 takes a free one. */
    public static EmbeddedMongo start(Path path, InetSocketAddress address) {
        DataDirectory directory = StoreFile.directory(path);
        StoreFile file = StoreFile.open(directory);
        try {
            return new EmbeddedMongo(file, Headroom.on(path), address);
        } catch (MVStoreException e) {
            file.closeAsItIs();
            throw directory.damaged(e);
        }
    }

    /** A store that lives as long as this object, on a free port: for tests. */
    public static EmbeddedMongo inMemory() {
        return inMemory(Headroom.unlimited());
    }

    /** The same, on a disk of which that many bytes may still be used. */
    public static EmbeddedMongo inMemory(LongSupplier usable) {
        return inMemory(new Headroom(usable));
    }

    private static EmbeddedMongo inMemory(Headroom headroom) {
        return new EmbeddedMongo(
                StoreFile.inMemory(), headroom, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private InetSocketAddress bind(InetSocketAddress requested) {
        try {
            server.bind(requested, 1, WORKERS);
            return server.getLocalAddress();
        } catch (Exception e) {
            // The library throws a checked exception undeclared and then closes nothing.
            server.shutdownNow();
            throw Ports.notAvailable(requested.getPort(), e);
        }
    }

    public int port() {
        return address.getPort();
    }

    public String connectionString() {
        return "mongodb://" + address.getAddress().getHostAddress() + ":" + port();
    }

    /** How many documents all queries so far have had to look at: a hot query looks at no more than it returns. */
    public long documentsExamined() {
        return backend.documentsExamined();
    }

    /** Compares every index with all its documents; the full names of those that don't agree. */
    public List<String> inconsistentIndexes() {
        return backend.inconsistentIndexes();
    }

    /** From now on every write is refused as on a full disk, until the next start; reading goes on. */
    public void refuseWrites() {
        backend.refuseWrites();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
