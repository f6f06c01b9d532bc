package waymark.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import waymark.testkit.TestIssuer;

/**
 * The smallest system that has everything: a store, a broker, a service that takes commands and the service that keeps
 * the evidence, each its own process, with a proxy in front of store and broker.
 */
final class Cluster implements AutoCloseable {

    final TestIssuer issuer = new TestIssuer();
    final Proxy storeLink = new Proxy();
    final Proxy brokerLink = new Proxy();
    final NodeProcess store;
    final NodeProcess broker;
    final NodeProcess settings;

    /** Another process of the same service, there only now and then. */
    final NodeProcess twin;

    final NodeProcess evidence;
    final Path directory;
    private final List<NodeProcess> started = new ArrayList<>();
    private final Duration lease;
    private final int settingsPort = freePort();
    private final int twinPort = freePort();
    private volatile int storePort;
    private volatile boolean twinRuns;

    /**
     * @param storeKind {@code store}, or {@code stock} for the control
     * @param lease how long a publisher that is not heard of is waited for
     */
    Cluster(Path directory, String storeKind, Duration lease) {
        this.directory = directory;
        this.lease = lease;
        store = new NodeProcess(storeKind, directory, 256, clock -> {
            storePort = freePort();
            storeLink.target(storePort);
            return List.of(storeKind, storeFiles().toString(), String.valueOf(storePort));
        });
        broker = new NodeProcess("broker", directory, 512, clock -> {
            int port = freePort();
            brokerLink.target(port);
            return List.of("broker", brokerFiles().toString(), String.valueOf(port), String.valueOf(brokerLink.port()));
        });
        settings = new NodeProcess("settings", directory, 384, clock -> service("settings", clock, settingsPort));
        twin = new NodeProcess("twin", directory, 384, clock -> service("settings", clock, twinPort));
        evidence = new NodeProcess("evidence", directory, 384, clock -> service("evidence", clock, 0));
    }

    Cluster start() {
        at(store, broker);
        at(settings, evidence);
        return this;
    }

    /** Without broker and evidence. */
    Cluster startStoreAndSettings() {
        at(store);
        at(settings);
        return this;
    }

    private void at(NodeProcess... nodes) {
        started.addAll(List.of(nodes));
        var starting = Stream.of(nodes)
                .map(node -> CompletableFuture.runAsync(node::start))
                .toList();
        starting.forEach(CompletableFuture::join);
    }

    private List<String> service(String name, Duration clock, int port) {
        var arguments = new ArrayList<>(List.of(
                name,
                "--server.port=" + port,
                "--management.server.port=0",
                "--waymark.mongo.uri=mongodb://127.0.0.1:" + storeLink.port(),
                "--waymark.kafka.bootstrap-servers=" + bootstrapServers(),
                "--waymark.kafka.enabled=" + started.contains(broker),
                "--waymark.issuer=" + issuer.uri(),
                "--waymark.keys.directory=" + directory.resolve("keys"),
                "--waymark.keys.create=true",
                // A member that was killed is missed after so long, and not after 45 s.
                "--spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=6000",
                "--spring.cloud.stream.kafka.binder.consumer-properties.heartbeat.interval.ms=1000",
                "--waymark.publisher.lease=" + lease,
                // Requests that died with their process are taken up again after so long, and not after a minute.
                "--waymark.requests.in-flight=PT5S"));
        arguments.addAll(Clocks.arguments(clock));
        return arguments;
    }

    /** From then on clients ask it too. */
    void startTwin() {
        twin.start();
        twinRuns = true;
    }

    void killTwin() {
        twinRuns = false;
        twin.kill();
    }

    List<NodeProcess> nodes() {
        return started;
    }

    /** Of all processes that run. */
    List<String> settingsUris() {
        var first = "http://127.0.0.1:" + settingsPort;
        return twinRuns ? List.of(first, "http://127.0.0.1:" + twinPort) : List.of(first);
    }

    Path storeFiles() {
        return directory.resolve("mongo");
    }

    Path brokerFiles() {
        return directory.resolve("kafka");
    }

    /** Past the proxy: for those who watch. */
    String storeUri() {
        return "mongodb://127.0.0.1:" + storePort;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + brokerLink.port();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        twin.close();
        started.reversed().forEach(NodeProcess::close);
        storeLink.close();
        brokerLink.close();
        issuer.close();
    }
}
