package waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class CheckersTest {

    @Test
    void a_sound_system_is_found_sound_by_every_checker() {
        var sound = SoundDump.make();
        assertThat(Checker.ALL)
                .allSatisfy(checker -> assertThat(checker.violations(sound)).isEmpty());
    }

    @ParameterizedTest
    @FieldSource("waymark.faults.InjectedBugs#ALL")
    void each_injected_bug_is_caught_by_its_checker(InjectedBug bug) {
        assertThat(bug.isCaughtIn(SoundDump.make())).isTrue();
    }

    @Test
    void an_event_behind_a_marker_of_a_later_time_came_late() {
        var sound = SoundDump.make();
        var first = new Dump.Message(
                0,
                0,
                null,
                Map.of("ce_type", "waymark.settings.progress.v1", "ce_time", "2025-03-04T11:00:00.123Z"),
                Map.of());
        var topic = new ArrayList<>(sound.topic());
        topic.addFirst(first);

        assertThat(Late.in(sound)).isEqualTo(new Late(0, Duration.ZERO));
        assertThat(Late.in(sound.withTopic(topic))).isEqualTo(new Late(10, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @EnumSource(Operation.Outcome.class)
    void what_was_not_answered_every_time_is_refused_only_if_every_answer_was_a_refusal(Operation.Outcome outcome) {
        var once = new Operation(
                "k", Operation.Kind.REGISTER, "A", null, 1, List.of(new Operation.Answer(outcome, 0, null, -1)));
        var twice = new Operation("k", once.kind(), "A", null, 2, once.answers());
        assertThat(once.outcome()).isEqualTo(outcome);
        assertThat(twice.outcome())
                .isEqualTo(outcome == Operation.Outcome.OK ? Operation.Outcome.OK : Operation.Outcome.UNKNOWN);
    }
}
