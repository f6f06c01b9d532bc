package waymark.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server that speaks the MongoDB wire protocol inside this JVM and keeps its data in one directory.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final int WORKERS = 64;

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedMongo(H2Backend backend, InetSocketAddress requested) {
        server = new MongoServer(backend);
        server.bind(requested, 1, WORKERS);
        address = server.getLocalAddress();
    }

    /** Opens or creates the store in the directory and listens on the address. */
    public static EmbeddedMongo start(Path directory, InetSocketAddress address) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new EmbeddedServerException("The data directory " + directory + " can't be written to.", e);
        }
        return new EmbeddedMongo(new H2Backend(directory.resolve("store.mv").toString()), address);
    }

    /** A store that lives as long as this object, on a free port: for tests. */
    public static EmbeddedMongo inMemory() {
        return new EmbeddedMongo(H2Backend.inMemory(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public int port() {
        return address.getPort();
    }

    public String connectionString() {
        return "mongodb://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
