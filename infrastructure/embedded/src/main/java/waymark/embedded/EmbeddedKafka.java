package waymark.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real Kafka broker (KRaft, one node that is broker and controller) inside this JVM, on 127.0.0.1. What it has
 * acknowledged is on disk: it flushes before it acknowledges, because a lone broker has no replica to fall back on. It
 * keeps everything in one directory and goes on from there after a restart.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int NODE = 1;
    private static final String HOST = "127.0.0.1";
    private static final String MARKER = "meta.properties";

    /** The broker has given up, as it does when its disk is full; it would have ended the whole process unheard. */
    private static volatile boolean failed;

    private final KafkaRaftServer server;
    private final KafkaEndsKeeper ends;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, KafkaEndsKeeper ends, int port) {
        this.server = server;
        this.ends = ends;
        this.port = port;
    }

    /** Starts on the directory, formatting it where it is new. Fails with one sentence that says what to do. */
    public static EmbeddedKafka start(Path directory, int port) {
        return start(directory, port, () -> Runtime.getRuntime().halt(1));
    }

    /** {@code onFailure} is run when the broker gives up while it works, instead of ending the process. */
    public static EmbeddedKafka start(Path directory, int port, Runnable onFailure) {
        return start(directory, port, port, onFailure);
    }

    /** {@code advertised} is the port clients are told to use, where something stands between them and the broker. */
    public static EmbeddedKafka start(Path directory, int port, int advertised, Runnable onFailure) {
        requireFree(port);
        var data = directory.toAbsolutePath().normalize();
        format(data);
        KafkaDoor.check(data);
        Exit.Procedure giveUp = (status, message) -> stayStopped(onFailure);
        Exit.setHaltProcedure(giveUp);
        Exit.setExitProcedure(giveUp);
        try {
            var server = new KafkaRaftServer(
                    KafkaConfig.fromProps(KafkaSettings.of(NODE, data, port, advertised, freePort())), Time.SYSTEM);
            server.startup();
            var ends = new KafkaEndsKeeper(data);
            ends.start();
            return new EmbeddedKafka(server, ends, port);
        } catch (RuntimeException e) {
            throw new EmbeddedServerException(
                    "The embedded Kafka cannot start on " + data
                            + "; the log says why. If the directory is damaged, move the whole of it away and start"
                            + " again: nothing is lost with it, as the services publish again from their own logs.",
                    e);
        }
    }

    /** For tests. */
    public static EmbeddedKafka onFreePort(Path directory) {
        return start(directory, freePort());
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Kafka counts on the thread that gave up not to come back. */
    private static void stayStopped(Runnable onFailure) {
        boolean first = !failed;
        failed = true;
        if (first) {
            LOG.error("The embedded Kafka has given up; it can be started again once its disk can be written to.");
            onFailure.run();
        }
        while (true) {
            LockSupport.park();
        }
    }

    /** Stops cleanly: everything is flushed and the directory can be opened again at once. */
    @Override
    public void close() {
        if (failed) {
            // Its threads don't answer any more, and what it acknowledged is on the disk.
            ends.stop();
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        ends.close();
    }

    private static void format(Path data) {
        try {
            Files.createDirectories(data);
            if (Files.exists(data.resolve(MARKER))) {
                return;
            }
            requireEmpty(data);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (EmbeddedServerException e) {
            throw e;
        } catch (Exception e) {
            throw new EmbeddedServerException(
                    "The Kafka directory " + data + " cannot be written to; make it writable or choose another.", e);
        }
    }

    /** An interrupted first start leaves Kafka's own drafts of its marker behind, which are no obstacle. */
    private static void requireEmpty(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            if (files.map(file -> String.valueOf(file.getFileName()))
                    .anyMatch(name -> !name.startsWith(MARKER)
                            && !name.startsWith("bootstrap.checkpoint")
                            && !name.startsWith("__cluster_metadata"))) {
                throw new EmbeddedServerException(
                        "The directory " + data
                                + " holds something other than Kafka's data; choose an empty directory.",
                        null);
            }
        }
    }

    private static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Port " + port + ", needed for the embedded Kafka, is in use; stop what uses it or choose another.",
                    e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
