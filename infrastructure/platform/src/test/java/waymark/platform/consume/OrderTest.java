package waymark.platform.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import waymark.events.SettingsPublished.SettingClosed;

/** Faults, row "Out of order": what comes late is seen for what it is, and nothing else is taken for it. */
class OrderTest {

    private final Order order = new Order();
    private long offset;

    @Test
    void what_comes_after_a_later_event_of_its_subject_is_late() {
        assertThat(late("s1", 5)).isFalse();
        assertThat(late("s1", 9)).isFalse();
        assertThat(late("s1", 7)).isTrue();
        assertThat(late("s1", 7)).as("delivered again").isTrue();
        assertThat(late("s1", 11)).isFalse();
    }

    @Test
    void subjects_have_nothing_to_do_with_each_other() {
        LongStream.of(5, 9).forEach(position -> late("s1", position));
        LongStream.of(3, 12).forEach(position -> late("s2", position));
        assertThat(late("s2", 9)).isTrue();
        assertThat(late("s1", 10)).isFalse();
    }

    @Test
    void a_window_that_is_sent_again_is_not_late() {
        LongStream.of(1, 2, 5, 9).forEach(position -> late("s1", position));
        assertThat(LongStream.of(2, 5, 9, 10).filter(position -> late("s1", position)))
                .isEmpty();
    }

    @Test
    void what_is_older_than_all_that_was_seen_may_have_been_seen_elsewhere() {
        LongStream.of(20, 30).forEach(position -> late("s1", position));
        assertThat(LongStream.of(10, 12, 20, 30).filter(position -> late("s1", position)))
                .isEmpty();
    }

    @Test
    void what_another_instance_heard_while_the_partition_was_there_is_not_missed() {
        LongStream.of(1, 2).forEach(position -> late("s1", position));
        // Positions 3 to 5 went by elsewhere.
        offset += 3;
        LongStream.of(6).forEach(position -> late("s1", position));
        assertThat(LongStream.of(2, 3, 4, 5, 6).filter(position -> late("s1", position)))
                .isEmpty();
    }

    @Test
    void progress_and_what_cannot_be_read_break_no_thread() {
        late("s1", 1);
        order.isLate(new Arrived.Progress("settings", 0, offset++, 1, Instant.EPOCH));
        late("s1", 4);
        assertThat(late("s1", 3)).isTrue();
    }

    @Test
    void whatever_windows_are_sent_again_nothing_is_called_late_and_a_swap_always_is() {
        var random = new Random(874);
        long head = 0;
        for (int round = 0; round < 2_000; round++) {
            var subject = "s" + random.nextInt(3_000);
            assertThat(late(subject, ++head)).isFalse();
            if (random.nextInt(10) == 0) {
                assertThat(late(subject, head)).isFalse();
            }
            if (random.nextInt(50) == 0) {
                assertThat(late(subject, head + 2)).isFalse();
                assertThat(late(subject, head + 1)).isTrue();
                head += 2;
            }
        }
    }

    private boolean late(String subject, long position) {
        var event = new SettingClosed(subject, "874", LocalDate.of(2024, 9, 30));
        return order.isLate(new Arrived.Fact(
                new Received(event, "id", "type", "settings", position, Instant.EPOCH, null),
                new Arrived.Raw("waymark.settings.v1", 0, offset++, subject, new byte[0], new Headers(Map.of()))));
    }
}
