package waymark.bench.kafka;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import waymark.evidence.dossier.Dossier;
import waymark.evidence.dossier.Fact;
import waymark.evidence.measure.BenchFigures;
import waymark.evidence.measure.FigureQuery;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/**
 * Asks for the area's figure over and over, with a millisecond between an answer and the next question. An event is visible
 * once a figure that counts it has been answered, so the pause and the answering are in its time.
 */
final class Onlooker {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
    private static final FigureQuery QUERY = FigureQuery.of("parents-view", TODAY);
    private static final Caller OFFICER = new Caller("bench", "874", Set.of(), Set.of(Role.INCLUSION_OFFICER));
    private static final long PAUSE = Duration.ofMillis(1).toNanos();

    private final BenchFigures figures;
    private final Samples samples;
    private final Map<String, Integer> seen = new HashMap<>();
    private long total;

    Onlooker(MongoDatabase dossiers, Samples samples) {
        this.figures =
                BenchFigures.of(dossiers, Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
        this.samples = samples;
    }

    /** Returns once so many more events are counted than there were at the start. */
    void seeMore(long events, Duration patience) {
        long wanted = total + events;
        long until = System.nanoTime() + patience.toNanos();
        while (total < wanted) {
            look();
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException("Of " + wanted + " events only " + total + " are in the figure.");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void look() {
        var answer = figures.ask(OFFICER, QUERY);
        long now = System.nanoTime();
        for (var dossier : answer.dossiers()) {
            int before = seen.getOrDefault(dossier.subject(), 0);
            if (dossier.facts().size() > before) {
                note(dossier, before, now);
            }
        }
        long counted =
                Objects.requireNonNullElse(answer.figure().headline().amount().denominator(), 0L);
        if (counted != total) {
            throw new IllegalStateException("The figure counts " + counted + " of " + total + " events.");
        }
    }

    private void note(Dossier dossier, int before, long now) {
        var added = dossier.facts().subList(before, dossier.facts().size());
        samples.note(added.stream().map(Fact::event).toList(), sample -> sample.visible = now);
        seen.put(dossier.subject(), dossier.facts().size());
        total += added.size();
    }
}
