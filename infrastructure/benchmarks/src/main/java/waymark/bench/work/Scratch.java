package waymark.bench.work;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import waymark.bench.frame.Options;
import waymark.embedded.EmbeddedMongo;

/** A durable store in a directory of its own, on the disk that is measured; gone afterwards. */
public final class Scratch implements AutoCloseable {

    private final Path directory;
    private final EmbeddedMongo server;
    private final MongoClient client;

    private Scratch(Path directory) {
        this.directory = directory;
        this.server = EmbeddedMongo.start(
                directory.resolve("mongo"), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.client = MongoClients.create(server.connectionString());
    }

    public static Scratch open(Options options) throws IOException {
        return new Scratch(Files.createTempDirectory(options.scratch(), "store"));
    }

    public Path directory() {
        return directory;
    }

    public EmbeddedMongo server() {
        return server;
    }

    public MongoClient client() {
        return client;
    }

    public MongoDatabase database(String name) {
        return client.getDatabase(name);
    }

    @Override
    public void close() {
        client.close();
        server.close();
        delete(directory);
    }

    public static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
