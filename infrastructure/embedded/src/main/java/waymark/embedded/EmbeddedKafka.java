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
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The real Kafka broker (KRaft, one node that is broker and controller) inside this JVM, on 127.0.0.1. What it has
 * acknowledged is on disk: it flushes before it acknowledges, because a lone broker has no replica to fall back on. It
 * keeps everything in one directory and goes on from there after a restart.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE = 1;
    private static final String HOST = "127.0.0.1";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts on the directory, formatting it where it is new. Fails with one sentence that says what to do. */
    public static EmbeddedKafka start(Path directory, int port) {
        requireFree(port);
        var data = directory.toAbsolutePath().normalize();
        format(data);
        try {
            var server = new KafkaRaftServer(KafkaConfig.fromProps(properties(data, port)), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, port);
        } catch (RuntimeException e) {
            throw new EmbeddedServerException(
                    "The embedded Kafka cannot start on " + data
                            + "; the log says why. If the directory is damaged, restore it from a backup.",
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

    /** Stops cleanly: everything is flushed and the directory can be opened again at once. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path data) {
        try {
            Files.createDirectories(data);
            if (Files.exists(data.resolve("meta.properties"))) {
                return;
            }
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
        } catch (Exception e) {
            throw new EmbeddedServerException(
                    "The Kafka directory " + data + " cannot be written to; make it writable or choose another.", e);
        }
    }

    private static Properties properties(Path data, int port) {
        int controller = freePort();
        var all = new Properties();
        all.put("process.roles", "broker,controller");
        all.put("node.id", String.valueOf(NODE));
        all.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controller);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("listeners", "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controller));
        all.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("log.dirs", data.toString());
        all.putAll(oneNode());
        all.putAll(smallMachine());
        return all;
    }

    private static Map<String, String> oneNode() {
        return Map.ofEntries(
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("auto.create.topics.enable", "false"),
                // Published events are kept: a new reader starts from the beginning.
                Map.entry("log.retention.ms", "-1"),
                Map.entry("log.flush.interval.messages", "1"));
    }

    private static Map<String, String> smallMachine() {
        return Map.ofEntries(
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("num.replica.fetchers", "1"),
                Map.entry("background.threads", "2"),
                Map.entry("log.cleaner.threads", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20)),
                Map.entry("log.cleaner.io.buffer.size", String.valueOf(128 << 10)),
                Map.entry("log.segment.bytes", String.valueOf(64 << 20)),
                // Index files are mapped at this size per partition and segment.
                Map.entry("log.index.size.max.bytes", String.valueOf(1 << 20)),
                Map.entry("socket.send.buffer.bytes", "-1"),
                Map.entry("socket.receive.buffer.bytes", "-1"),
                Map.entry("group.coordinator.threads", "1"),
                Map.entry("share.coordinator.threads", "1"),
                Map.entry("metric.reporters", ""),
                // After a kill the next start waits until the broker's former self has timed out.
                Map.entry("broker.session.timeout.ms", "6000"),
                Map.entry("broker.heartbeat.interval.ms", "1000"));
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
