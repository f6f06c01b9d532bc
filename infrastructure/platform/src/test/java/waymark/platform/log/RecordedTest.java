package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What is told to be recorded up to some time stays so. */
class RecordedTest {

    private static final Instant START = Instant.parse("2026-11-25T14:02:07.000Z");

    private Instant now = START;
    private long head;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Recorded recorded = new Recorded(clock, () -> head);

    @Test
    void while_nothing_is_on_its_way_everything_up_to_now_is_recorded() {
        head = 12;

        assertThat(recorded.until()).isEqualTo(new Recorded.Until(START, 12));
    }

    @Test
    void an_event_on_its_way_holds_the_answer_back_to_before_it_was_made() {
        recorded.begin(List.of(madeAt(1_500), madeAt(1_000)));
        now = START.plusSeconds(20);

        assertThat(recorded.until().time()).isEqualTo(START.plusMillis(999));
        recorded.end(true);
        assertThat(recorded.until().time()).isEqualTo(now);
    }

    @Test
    void an_event_that_waited_while_somebody_was_told_a_later_time_is_dated_after_it() {
        var waited = madeAt(1_000);
        now = START.plusSeconds(5);
        recorded.until();

        recorded.begin(List.of(waited));

        assertThat(LogEntry.made(waited)).isEqualTo(START.plusMillis(5_001));
    }

    @Test
    void an_event_made_after_what_was_told_keeps_its_date() {
        recorded.until();
        var event = madeAt(1);

        recorded.begin(List.of(event));

        assertThat(LogEntry.made(event)).isEqualTo(START.plusMillis(1));
    }

    @Test
    void a_clock_set_back_takes_nothing_back_of_what_was_told() {
        recorded.until();
        now = START.minusSeconds(3_600);
        var event = madeAt(-3_600_000);

        assertThat(recorded.until().time()).isEqualTo(START);
        recorded.begin(List.of(event));
        assertThat(LogEntry.made(event)).isAfter(START);
    }

    @Test
    void what_was_lost_holds_the_answer_back_until_something_is_stored_in_its_place() {
        recorded.begin(List.of(madeAt(1_000)));
        recorded.lose();
        now = START.plusSeconds(60);
        recorded.begin(List.of(madeAt(50_000)));
        recorded.end(false);
        assertThat(recorded.until().time()).isEqualTo(START.plusMillis(999));

        recorded.begin(List.of(madeAt(60_000)));
        recorded.end(true);

        assertThat(recorded.until().time()).isEqualTo(now);
    }

    @Test
    void what_was_lost_holds_nothing_back_two_minutes_after_the_store_has_answered_again() {
        recorded.begin(List.of(madeAt(1_000)));
        recorded.lose();
        now = START.plusSeconds(3_600);
        assertThat(recorded.until().time()).isEqualTo(START.plusMillis(999));
        now = now.plusSeconds(120);
        assertThat(recorded.until().time()).isEqualTo(START.plusMillis(999));
        now = now.plusSeconds(1);
        recorded.until();

        assertThat(recorded.until().time()).isEqualTo(now);
    }

    @Test
    void whatever_waits_and_whenever_it_is_asked_nothing_recorded_later_is_dated_before_an_answer() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var told = new Recorded(clock, () -> head);
            var answers = new TreeMap<Long, Instant>();
            head = 0;
            for (int step = 0; step < 50; step++) {
                now = now.plusMillis(random.nextInt(40) - 5);
                var event = madeAt(now.toEpochMilli() - START.toEpochMilli() - random.nextInt(60));
                told.begin(List.of(event));
                ask(told, answers);
                head++;
                assertThat(answers.headMap(head).values())
                        .as("seed %s", seed)
                        .allSatisfy(answer -> assertThat(LogEntry.made(event)).isAfter(answer));
                told.end(true);
                ask(told, answers);
            }
        }
    }

    private static void ask(Recorded told, TreeMap<Long, Instant> answers) {
        var until = told.until();
        answers.merge(until.position(), until.time(), (one, other) -> one.isAfter(other) ? one : other);
    }

    private static Document madeAt(long millisecondsAfterStart) {
        return new Document("ts", Date.from(START.plusMillis(millisecondsAfterStart)));
    }
}
