package waymark.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import waymark.faults.Operation.Outcome;

/**
 * One client: does one thing after another, tries again under the same key where it was not told how that ended, and now
 * and then asks again although it was told. What it has no certain version of any more it leaves alone. What it could
 * not find out at once it comes back to, until it knows.
 */
final class Client {

    private static final int TRIES = 5;

    /** Longer than a service remembers a request that died with it. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(100);

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final String name;
    private final Random random;
    private final Service service;
    private final SharedSetting shared;
    private final List<Place> mine = new ArrayList<>();
    private final Deque<Unsettled> unsettled = new ArrayDeque<>();
    private int made;

    Client(String name, Random random, Service service, SharedSetting shared) {
        this.name = name;
        this.random = random;
        this.service = service;
        this.shared = shared;
    }

    /** A setting, and the version it has as far as this client knows. */
    record Place(String id, long version) {}

    /** @param tried when last */
    private record Unsettled(Request request, String key, Instant tried) {}

    void run(Pause pause, BooleanSupplier going) {
        try {
            while (going.getAsBoolean()) {
                pause.pass();
                comeBack();
                next();
                Thread.sleep(5 + random.nextInt(20));
            }
            var until = Instant.now().plus(UNTIL_KNOWN);
            while (!unsettled.isEmpty() && Instant.now().isBefore(until)) {
                comeBack();
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next() throws InterruptedException {
        int choice = random.nextInt(100);
        if (mine.isEmpty() || choice < 35) {
            register().ifOk(mine::add);
        } else if (choice < 45) {
            shared.change(this);
        } else {
            var place = mine.remove(random.nextInt(mine.size()));
            if (choice < 80) {
                change(place, true).ifOk(mine::add);
            } else if (choice < 95) {
                ask(Request.appoint(place, text()));
                mine.add(place);
            } else {
                ask(Request.close(place));
            }
        }
    }

    Done register() throws InterruptedException {
        return ask(Request.register(text()));
    }

    /** @param alone whether nobody else changes it */
    Done change(Place place, boolean alone) throws InterruptedException {
        return ask(Request.change(place, text(), random.nextInt(100), alone));
    }

    Optional<Place> look(String id) throws InterruptedException {
        return service.look(id, random);
    }

    private String text() {
        return name + "-" + ++made;
    }

    /** How it ended: what is known of the setting then, if anything. */
    record Done(Outcome outcome, @Nullable Place place) {
        void ifOk(Consumer<Place> with) {
            if (outcome == Outcome.OK && place != null) {
                with.accept(place);
            }
        }
    }

    private Done ask(Request request) throws InterruptedException {
        var key = UUID.randomUUID().toString();
        boolean certain = true;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            var answer = service.ask(request, key, random);
            if (answer.outcome() == Outcome.OK) {
                if (random.nextInt(10) == 0 && request.isRepeatable()) {
                    service.ask(request, key, random);
                }
                boolean known = answer.stream() != null && answer.version() >= 0;
                return new Done(Outcome.OK, known ? new Place(answer.stream(), answer.version()) : null);
            }
            if (answer.outcome() == Outcome.REFUSED && answer.status() < 500) {
                return new Done(certain ? Outcome.REFUSED : refusedAtLast(request, key, answer.status()), null);
            }
            certain &= answer.outcome() == Outcome.REFUSED;
            Thread.sleep(300L * attempt + random.nextInt(300));
        }
        if (!certain) {
            unsettled.add(new Unsettled(request, key, Instant.now()));
        }
        return new Done(certain ? Outcome.REFUSED : Outcome.UNKNOWN, null);
    }

    /** Of a place that others change too it cannot be known who changed it. */
    private Outcome refusedAtLast(Request request, String key, int status) {
        if (request.alone() && request.place() != null && status == 412) {
            service.found(key);
            return Outcome.OK;
        }
        return Outcome.UNKNOWN;
    }

    /** Asks once more about what has waited longest. */
    private void comeBack() throws InterruptedException {
        var oldest = unsettled.peek();
        if (oldest == null || Instant.now().isBefore(oldest.tried().plus(BETWEEN))) {
            return;
        }
        unsettled.remove();
        var answer = service.ask(oldest.request(), oldest.key(), random);
        if (answer.outcome() == Outcome.REFUSED && answer.status() < 500) {
            refusedAtLast(oldest.request(), oldest.key(), answer.status());
        } else if (answer.outcome() != Outcome.OK) {
            unsettled.add(new Unsettled(oldest.request(), oldest.key(), Instant.now()));
        }
    }
}
