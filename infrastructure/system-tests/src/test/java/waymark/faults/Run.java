package waymark.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import waymark.embedded.EmbeddedMongo;

/** One seed: starts everything, lets clients and nemeses at it, waits until all is drained, and takes stock. */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final int CLIENTS = 24;
    private static final Duration TO_DRAIN = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(200);

    private static final List<Fault> OF_PROCESSES = List.of(
            Fault.KILL_STORE,
            Fault.KILL_STORE,
            Fault.KILL_SETTINGS,
            Fault.KILL_BROKER,
            Fault.KILL_EVIDENCE,
            Fault.STOP_STORE,
            Fault.STOP_BROKER,
            Fault.STOP_SETTINGS,
            Fault.STOP_EVIDENCE,
            Fault.KILL_PUBLISHER,
            Fault.WAKE_ZOMBIE,
            Fault.FILL_STORE,
            Fault.FILL_BROKER,
            Fault.SHIFT_STORE,
            Fault.SHIFT_BROKER,
            Fault.SHIFT_SETTINGS,
            Fault.SHIFT_EVIDENCE);

    /** What a seed begins with, in turn, so that few seeds have all of it: what comes then is as chance will have it. */
    private static final List<List<Fault>> FIRST = List.of(
            List.of(Fault.KILL_PUBLISHER, Fault.FILL_BROKER),
            List.of(Fault.WAKE_ZOMBIE),
            List.of(Fault.FILL_STORE, Fault.SHIFT_SETTINGS),
            List.of(Fault.KILL_PUBLISHER, Fault.KILL_STORE, Fault.STOP_BROKER),
            List.of(Fault.KILL_SETTINGS, Fault.STOP_STORE, Fault.KILL_EVIDENCE),
            List.of(Fault.STOP_SETTINGS, Fault.KILL_BROKER, Fault.STOP_EVIDENCE));

    private static final Duration LEASE = Duration.ofSeconds(3);

    /** As it is when nobody says otherwise. */
    private static final Duration LONG_LEASE = Duration.ofSeconds(15);

    private static final List<Fault> OF_LINKS = List.of(
            Fault.CUT_STORE_LINK,
            Fault.CUT_BROKER_LINK,
            Fault.HOLD_STORE_LINK,
            Fault.HOLD_BROKER_LINK,
            Fault.SLOW_STORE_LINK,
            Fault.SLOW_BROKER_LINK,
            Fault.POISON);

    private final long seed;
    private final Path directory;
    private final Duration time;
    private Dump dump;

    Run(long seed, Path directory, Duration time) {
        this.seed = seed;
        this.directory = directory;
        this.time = time;
    }

    Report run() throws IOException, InterruptedException {
        var begun = Instant.now();
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectories(directory);
        var history = directory.resolve("history.jsonl");
        Map<Fault, Integer> faults;
        var fellOver = new TreeMap<String, Integer>();
        int failedStarts;
        var lease = seed % 10 == 7 ? LONG_LEASE : LEASE;
        try (var cluster = wrongClocks(new Cluster(directory, "store", lease)).start();
                var watch = new Watch(cluster)) {
            LOG.info("Seed {}: started", seed);
            faults = trouble(cluster, watch, lease, history);
            LOG.info("Seed {}: everything is whole again", seed);
            drain(cluster, watch);
            LOG.info("Seed {}: drained", seed);
            dump = Collector.all(
                    cluster.storeUri(), cluster.bootstrapServers(), History.read(history), watch.samples());
            cluster.nodes().forEach(node -> fellOver.put(node.name(), node.fellOver()));
            failedStarts =
                    cluster.nodes().stream().mapToInt(NodeProcess::failedStarts).sum();
        }
        dump = dump.withBrokenIndexes(brokenIndexes());
        var took = Duration.between(begun, Instant.now());
        var report = Report.of(seed, took, faults, fellOver, failedStarts, dump);
        LOG.info("{}", report);
        return report.write(directory.resolve("report.json"));
    }

    /** Every other seed's clocks are wrong from the start. */
    private Cluster wrongClocks(Cluster cluster) {
        if (seed % 2 == 0) {
            var random = new Random(seed);
            List.of(cluster.store, cluster.broker, cluster.settings, cluster.twin, cluster.evidence)
                    .forEach(node -> node.setClock(Clocks.any(random)));
        }
        return cluster;
    }

    Dump dump() {
        return dump;
    }

    /** What a sound run leaves behind is worth no disk, apart from history, logs and report. */
    void tidy() throws IOException {
        FileSystemUtils.deleteRecursively(directory.resolve("mongo"));
        FileSystemUtils.deleteRecursively(directory.resolve("kafka"));
    }

    private Map<Fault, Integer> trouble(Cluster cluster, Watch watch, Duration lease, Path history)
            throws InterruptedException {
        var shared = new SharedSetting();
        var random = new Random(seed);
        try (var load = new Load(cluster, history, seed, CLIENTS, shared);
                var poison = new Poison(cluster.bootstrapServers(), watch, shared)) {
            await().atMost(TO_DRAIN).until(() -> shared.id().isPresent());
            var aim = new Aim(cluster, watch, load, lease, random.nextLong());
            var first = possible(FIRST.get((int) Math.floorMod(seed, FIRST.size())));
            var repertoire = possible(OF_PROCESSES);
            var ofProcesses = new Nemesis(cluster, poison, aim, random.nextLong(), first, repertoire, time);
            var ofLinks = new Nemesis(cluster, poison, aim, random.nextLong(), List.of(), OF_LINKS, time);
            var second = Thread.ofPlatform().start(ofLinks);
            ofProcesses.run();
            second.join();
            Thread.sleep(1_000);
            var done = new EnumMap<Fault, Integer>(Fault.class);
            done.putAll(ofProcesses.done());
            done.putAll(ofLinks.done());
            return done;
        }
    }

    /** Disks can be filled where Linux can limit the files of a process that runs. */
    private static List<Fault> possible(List<Fault> faults) {
        if (Files.isExecutable(Path.of("/usr/bin/prlimit"))) {
            return faults;
        }
        LOG.warn("Disks stay empty: this machine has no prlimit.");
        return faults.stream().filter(fault -> !fault.isFullDisk()).toList();
    }

    /** Everything is published, heard, and shown; what never comes is the checkers' to find. */
    private static void drain(Cluster cluster, Watch watch) {
        var until = Instant.now().plus(TO_DRAIN);
        try {
            await().pollInterval(POLL).atMost(TO_DRAIN).until(() -> {
                long head = watch.last("log head");
                return watch.last("published") == head && watch.lowest("mark dossier|settings|") >= head;
            });
            await().pollInterval(POLL)
                    .atMost(Duration.between(Instant.now(), until).plus(POLL))
                    .until(() -> Collector.showsItsLog(cluster.storeUri()));
        } catch (ConditionTimeoutException e) {
            LOG.error("Not drained after {}", TO_DRAIN);
        }
    }

    private List<String> brokenIndexes() {
        try (var store = EmbeddedMongo.start(
                directory.resolve("mongo"), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return store.inconsistentIndexes();
        }
    }
}
