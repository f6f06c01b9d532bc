package waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    @FieldSource("waymark.faults.InjectedBug#ALL")
    void each_injected_bug_is_caught_by_its_checker(InjectedBug bug) {
        assertThat(bug.isCaughtIn(SoundDump.make())).isTrue();
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
