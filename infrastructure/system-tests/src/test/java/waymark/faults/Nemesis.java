package waymark.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what its seed says, one fault after another, until its time is up; whatever it broke is whole again then. */
final class Nemesis implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Nemesis.class);

    private final Cluster cluster;
    private final Poison poison;
    private final Aim aim;
    private final Random random;
    private final List<Fault> repertoire;
    private final Duration time;
    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
    private final Deque<Fault> bag = new ArrayDeque<>();

    /** @param first what it begins with, whatever the seed says */
    Nemesis(
            Cluster cluster,
            Poison poison,
            Aim aim,
            long seed,
            List<Fault> first,
            List<Fault> repertoire,
            Duration time) {
        this.aim = aim;
        this.bag.addAll(first);
        this.cluster = cluster;
        this.poison = poison;
        this.random = new Random(seed);
        this.repertoire = List.copyOf(repertoire);
        this.time = time;
    }

    @Override
    public void run() {
        var until = Instant.now().plus(time);
        try {
            pause(300, 900);
            while (Instant.now().isBefore(until)) {
                var fault = next();
                LOG.info("{} at {}", fault, Instant.now());
                apply(fault);
                done.merge(fault, 1, Integer::sum);
                pause(1_000, 3_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All of its repertoire before anything again. */
    private Fault next() {
        if (bag.isEmpty()) {
            var all = new ArrayList<>(repertoire);
            Collections.shuffle(all, random);
            bag.addAll(all);
        }
        return bag.remove();
    }

    private void apply(Fault fault) throws InterruptedException {
        switch (fault) {
            case KILL_PUBLISHER -> aim.killPublisher();
            case WAKE_ZOMBIE -> aim.wakeZombie();
            case FILL_STORE -> aim.fillStore();
            case FILL_BROKER -> aim.fillBroker();
            case SHIFT_STORE -> shift(cluster.store);
            case SHIFT_BROKER -> shift(cluster.broker);
            case SHIFT_SETTINGS -> shift(cluster.settings);
            case SHIFT_EVIDENCE -> shift(cluster.evidence);
            case KILL_STORE -> kill(cluster.store);
            case KILL_BROKER -> kill(cluster.broker);
            case KILL_SETTINGS -> kill(cluster.settings);
            case KILL_EVIDENCE -> kill(cluster.evidence);
            case STOP_STORE -> stop(cluster.store);
            case STOP_BROKER -> stop(cluster.broker);
            case STOP_SETTINGS -> stop(cluster.settings);
            case STOP_EVIDENCE -> stop(cluster.evidence);
            case CUT_STORE_LINK, HOLD_STORE_LINK, SLOW_STORE_LINK -> trouble(cluster.storeLink, fault);
            case CUT_BROKER_LINK, HOLD_BROKER_LINK, SLOW_BROKER_LINK -> trouble(cluster.brokerLink, fault);
            case POISON -> poison.send();
        }
    }

    private void trouble(Proxy link, Fault fault) throws InterruptedException {
        link.trouble().lock();
        try {
            switch (fault) {
                case CUT_STORE_LINK, CUT_BROKER_LINK -> cut(link);
                case HOLD_STORE_LINK, HOLD_BROKER_LINK -> hold(link);
                default -> slow(link);
            }
        } finally {
            link.trouble().unlock();
        }
    }

    /** Its next life begins an hour or two before or after the last. */
    private void shift(NodeProcess node) throws InterruptedException {
        node.setClock(Clocks.otherThan(node.clock(), random));
        kill(node);
    }

    private void kill(NodeProcess node) throws InterruptedException {
        node.kill();
        pause(0, 1_500);
        node.start();
    }

    private void stop(NodeProcess node) throws InterruptedException {
        node.stop();
        try {
            pause(300, 4_000);
        } finally {
            node.go();
        }
    }

    private void cut(Proxy link) throws InterruptedException {
        link.cut();
        pause(0, 3_000);
        link.heal();
    }

    /** What was held arrives late, or never. */
    private void hold(Proxy link) throws InterruptedException {
        link.hold();
        pause(300, 4_000);
        if (random.nextBoolean()) {
            link.reset();
        }
        link.heal();
    }

    private void slow(Proxy link) throws InterruptedException {
        link.slow(Duration.ofMillis(10 + random.nextInt(120)));
        pause(500, 4_000);
        link.heal();
    }

    private void pause(int least, int most) throws InterruptedException {
        Thread.sleep(least + random.nextInt(most - least));
    }

    /** How often it did what. */
    Map<Fault, Integer> done() {
        return done;
    }
}
