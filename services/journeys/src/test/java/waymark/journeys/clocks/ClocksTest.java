package waymark.journeys.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import waymark.events.StatutoryClock;
import waymark.journeys.clocks.Clocks.State;

class ClocksTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 9, 1);

    @ParameterizedTest
    @CsvSource({"SIX_WEEKS, 2026-10-13", "SIXTEEN_WEEKS, 2026-12-22", "TWENTY_WEEKS, 2027-01-19"})
    void a_request_of_1_september_2026_is_due_as_the_regulations_count(StatutoryClock clock, LocalDate due) {
        assertThat(Clocks.due(RECEIVED, clock)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"42, ON_TIME", "43, LATE", "0, ON_TIME"})
    void a_decision_on_the_last_day_is_on_time(int days, State expected) {
        var reading = Clocks.read(received().decided(true, RECEIVED.plusDays(days)), StatutoryClock.SIX_WEEKS);

        assertThat(reading.state()).isEqualTo(expected);
        assertThat(reading.elapsedDays()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"112, ON_TIME", "113, LATE"})
    void a_refusal_to_issue_has_sixteen_weeks(int days, State expected) {
        var dates = received().decided(true, RECEIVED.plusDays(40)).declined(RECEIVED.plusDays(days));

        assertThat(Clocks.read(dates, StatutoryClock.SIXTEEN_WEEKS).state()).isEqualTo(expected);
        assertThat(Clocks.read(dates, StatutoryClock.TWENTY_WEEKS).state()).isEqualTo(State.STOPPED);
    }

    @ParameterizedTest
    @CsvSource({"140, ON_TIME", "141, LATE"})
    void a_plan_has_twenty_weeks(int days, State expected) {
        var dates = received().decided(true, RECEIVED.plusDays(40)).issued(RECEIVED.plusDays(days));

        assertThat(Clocks.read(dates, StatutoryClock.TWENTY_WEEKS).state()).isEqualTo(expected);
        assertThat(Clocks.read(dates, StatutoryClock.SIXTEEN_WEEKS).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void all_clocks_run_until_something_is_decided() {
        for (var clock : StatutoryClock.values()) {
            assertThat(Clocks.read(received(), clock).state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void a_decision_to_assess_leaves_the_other_clocks_running() {
        var dates = received().decided(true, RECEIVED.plusDays(30));

        assertThat(Clocks.read(dates, StatutoryClock.SIXTEEN_WEEKS).state()).isEqualTo(State.RUNNING);
        assertThat(Clocks.read(dates, StatutoryClock.TWENTY_WEEKS).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void a_decision_not_to_assess_stops_them() {
        var dates = received().decided(false, RECEIVED.plusDays(30));

        assertThat(Clocks.read(dates, StatutoryClock.SIX_WEEKS).state()).isEqualTo(State.ON_TIME);
        assertThat(Clocks.read(dates, StatutoryClock.TWENTY_WEEKS).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void a_withdrawn_request_has_no_result() {
        var dates = received().withdrawn(RECEIVED.plusDays(10));

        for (var clock : StatutoryClock.values()) {
            assertThat(Clocks.read(dates, clock).state()).isEqualTo(State.STOPPED);
        }
    }

    private static CaseDates received() {
        return CaseDates.received(RECEIVED);
    }
}
