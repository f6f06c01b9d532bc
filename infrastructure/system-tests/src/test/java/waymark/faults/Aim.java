package waymark.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** Faults that need more than one hand: each waits for the moment at which it hurts most. */
final class Aim {

    /** So many events that no broker has are certain to be under way. */
    private static final int UNDER_WAY = 20;

    /** A file of the broker's that it makes anew is at least so large. */
    private static final int LEAST = 16 * 1024;

    private final Cluster cluster;
    private final Watch watch;
    private final Load load;
    private final Duration lease;
    private final Random random;

    Aim(Cluster cluster, Watch watch, Load load, Duration lease, long seed) {
        this.cluster = cluster;
        this.watch = watch;
        this.load = load;
        this.lease = lease;
        this.random = new Random(seed);
    }

    /** A publisher that counts as published what it has only sent loses it here. */
    void killPublisher() throws InterruptedException {
        var link = cluster.brokerLink;
        link.trouble().lock();
        try {
            link.hold();
            awaitEventsUnderWay();
            cluster.settings.kill();
            link.reset();
            link.heal();
        } finally {
            link.trouble().unlock();
        }
        cluster.settings.start();
    }

    /** A publisher that does not ask whether the lease is still its own moves the position back here. */
    void wakeZombie() throws InterruptedException {
        cluster.startTwin();
        try {
            stopUntilTakenOver();
            boolean quiet = random.nextBoolean();
            load.pause(quiet);
            waitFor(Duration.ofSeconds(5), () -> !quiet || watch.last("published") == watch.last("log head"));
            watch.closely(true);
            cluster.settings.go();
            Thread.sleep(1_500);
        } finally {
            cluster.settings.go();
            watch.closely(false);
            load.pause(false);
            cluster.killTwin();
        }
    }

    private void stopUntilTakenOver() throws InterruptedException {
        var link = cluster.brokerLink;
        long epoch = watch.last("publisher epoch");
        link.trouble().lock();
        try {
            link.hold();
            awaitEventsUnderWay();
            cluster.settings.stop();
            if (random.nextBoolean()) {
                link.reset();
            }
            link.heal();
            Thread.sleep(lease.multipliedBy(2));
            waitFor(lease.plusSeconds(12), () -> watch.last("publisher epoch") > epoch);
        } finally {
            link.trouble().unlock();
        }
    }

    private void awaitEventsUnderWay() throws InterruptedException {
        long head = watch.last("log head");
        waitFor(Duration.ofSeconds(5), () -> watch.last("log head") >= head + UNDER_WAY);
        Thread.sleep(100 + random.nextInt(200));
    }

    void fillStore() throws InterruptedException {
        cluster.store.limitFiles(largest(cluster.storeFiles(), "") + random.nextInt(64 * 1024));
        Thread.sleep(1_000 + random.nextInt(3_000));
        cluster.store.kill();
        cluster.store.start();
    }

    /** It gives up by itself, as it should. */
    void fillBroker() throws InterruptedException {
        cluster.broker.limitFiles(LEAST + largest(cluster.brokerFiles(), ".log"));
        waitFor(Duration.ofSeconds(4), () -> !cluster.broker.isAlive());
        cluster.broker.killFull();
        cluster.broker.start();
    }

    private static long largest(Path directory, String ending) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At most so long: another fault may be in the way. */
    private static void waitFor(Duration atMost, BooleanSupplier condition) {
        try {
            await().pollInterval(Duration.ofMillis(20)).atMost(atMost).until(condition::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            // Then it happens at another moment.
        }
    }
}
