package waymark.platform.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarkerRhythmTest {

    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");

    private final MarkerRhythm rhythm = new MarkerRhythm(START);

    @Test
    void a_publisher_that_has_just_started_says_at_once_where_it_is() {
        assertThat(rhythm.due(START)).isTrue();
        assertThat(rhythm.owed()).isFalse();
    }

    @Test
    void events_after_a_pause_are_followed_by_a_marker_at_once() {
        rhythm.markersSent(START);
        rhythm.eventsSent(START.plusSeconds(3));
        assertThat(rhythm.owed()).isTrue();
        assertThat(rhythm.due(START.plusSeconds(3))).isTrue();
    }

    @Test
    void amid_a_stream_of_events_a_marker_comes_ten_times_a_second_and_the_last_events_get_theirs() {
        rhythm.markersSent(START);
        rhythm.eventsSent(START.plusMillis(30));
        assertThat(rhythm.untilDue(START.plusMillis(30))).isEqualTo(Duration.ofMillis(70));
        assertThat(rhythm.due(START.plusMillis(99))).isFalse();
        assertThat(rhythm.due(START.plusMillis(100))).isTrue();
    }

    @Test
    void with_nothing_new_it_comes_every_five_seconds_and_after_a_minute_every_minute() {
        rhythm.eventsSent(START);
        rhythm.markersSent(START);
        assertThat(rhythm.due(START.plusMillis(4_999))).isFalse();
        assertThat(rhythm.due(START.plusSeconds(5))).isTrue();
        Instant later = START.plusSeconds(61);
        rhythm.markersSent(later);
        assertThat(rhythm.due(later.plusSeconds(59))).isFalse();
        assertThat(rhythm.due(later.plusSeconds(60))).isTrue();
    }

    @Test
    void a_clock_set_back_by_an_hour_silences_nobody_for_an_hour() {
        rhythm.markersSent(START);
        assertThat(rhythm.due(START.minusSeconds(3_600))).isTrue();
    }
}
