package waymark.settings.senco;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import waymark.events.SettingType;
import waymark.settings.senco.Appointments.Spell;

class AppointmentsTest {

    private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);
    private static final LocalDate JULY = LocalDate.of(2024, 7, 1);

    /** One appointment, from 1 March until the day before 1 July. */
    private static final Appointments SPRING =
            Appointments.NONE.and("s1", MARCH).ended("s1", MARCH, JULY);

    @ParameterizedTest
    @CsvSource({
        "2024-02-01, 2024-03-01, false",
        "2024-02-01, 2024-03-02, true",
        "2024-02-01,           , true",
        "2024-03-01, 2024-07-01, true",
        "2024-06-30, 2024-07-01, true",
        "2024-06-30,           , true",
        "2024-07-01,           , false",
        "2024-07-01, 2024-08-01, false"
    })
    void an_end_is_the_first_day_without_so_times_that_touch_do_not_overlap(
            LocalDate from, @Nullable LocalDate until, boolean overlap) {
        assertThat(SPRING.overlapping("s1", from, until).isPresent()).isEqualTo(overlap);
        assertThat(SPRING.overlapping("s2", from, until)).isEmpty();
    }

    @Test
    void an_appointment_that_runs_overlaps_everything_after_its_start() {
        var running = Appointments.NONE.and("s1", MARCH);
        assertThat(running.overlapping("s1", JULY, JULY.plusDays(1))).contains(new Spell("s1", MARCH, null));
        assertThat(running.overlapping("s1", MARCH.minusDays(9), MARCH)).isEmpty();
    }

    @Test
    void the_latest_is_the_one_that_runs_wherever_it_was_recorded() {
        var earlierRecordedLater =
                Appointments.NONE.and("s1", JULY).and("s1", MARCH).ended("s1", MARCH, MARCH.plusDays(9));
        assertThat(earlierRecordedLater.latest("s1")).contains(new Spell("s1", JULY, null));
        assertThat(SPRING.latest("s1")).contains(new Spell("s1", MARCH, JULY));
        assertThat(SPRING.latest("s2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SettingType.class)
    void only_childminders_share(SettingType type) {
        assertThat(Appointments.mayShare(type)).isEqualTo(type.name().endsWith("CHILDMINDER"));
    }
}
