package waymark.training.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import waymark.training.cluster.Memberships.Spell;

class MembershipsTest {

    private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);
    private static final LocalDate JULY = LocalDate.of(2024, 7, 1);

    /** One membership, from 1 March until the day before 1 July. */
    private static final Memberships SPRING =
            Memberships.NONE.joined("s1", MARCH).left("s1", MARCH, JULY);

    @ParameterizedTest
    @CsvSource({
        "2024-02-01, 2024-03-01, false",
        "2024-02-01, 2024-03-02, true",
        "2024-02-01,           , true",
        "2024-03-01, 2024-07-01, true",
        "2024-06-30,           , true",
        "2024-07-01,           , false"
    })
    void the_day_of_leaving_is_the_first_outside_so_times_that_touch_do_not_overlap(
            LocalDate from, @Nullable LocalDate until, boolean overlap) {
        assertThat(SPRING.overlapping("s1", from, until).isPresent()).isEqualTo(overlap);
        assertThat(SPRING.overlapping("s2", from, until)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29, false", "2024-03-01, true", "2024-06-30, true", "2024-07-01, false"})
    void a_member_is_in_from_its_first_day_to_the_day_before_it_left(LocalDate day, boolean in) {
        assertThat(SPRING.spells().getFirst().holdsOn(day)).isEqualTo(in);
    }

    @Test
    void leaving_ends_the_membership_that_began_on_that_day_and_no_other() {
        var twice = SPRING.joined("s1", JULY).joined("s2", JULY);
        assertThat(twice.left("s1", JULY, JULY.plusDays(1)).spells())
                .containsExactly(
                        new Spell("s1", MARCH, JULY),
                        new Spell("s1", JULY, JULY.plusDays(1)),
                        new Spell("s2", JULY, null));
    }

    @Test
    void the_latest_is_the_one_that_runs_or_else_the_last_recorded() {
        var recordedLater =
                Memberships.NONE.joined("s1", JULY).joined("s1", MARCH).left("s1", MARCH, JULY);
        assertThat(recordedLater.latest("s1")).contains(new Spell("s1", JULY, null));
        assertThat(SPRING.latest("s1")).contains(new Spell("s1", MARCH, JULY));
        assertThat(SPRING.latest("s2")).isEmpty();
    }
}
