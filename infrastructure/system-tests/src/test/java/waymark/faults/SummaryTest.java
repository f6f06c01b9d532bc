package waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    @TempDir
    private Path directory;

    @Test
    void all_seeds_are_added_up_and_each_is_shown() throws Exception {
        var summary = new Summary();
        summary.add(report(1, Map.of(Fault.KILL_STORE, 2, Fault.FILL_STORE, 1, Fault.KILL_PUBLISHER, 1)));
        summary.add(report(2, Map.of(Fault.KILL_BROKER, 3, Fault.SHIFT_EVIDENCE, 4, Fault.WAKE_ZOMBIE, 1)));

        var table = summary.write(directory);

        assertThat(summary.totals())
                // A process whose disk was full or whose clock was set was killed for it.
                .containsEntry("kills", 11L)
                .containsEntry("disks full", 1L)
                .containsEntry("clocks", 4L)
                .containsEntry("zombies", 1L)
                .containsEntry("acknowledged", 10L)
                .containsEntry("seconds", 60L)
                .containsEntry("violations", 0L);
        assertThat(table.lines()).hasSize(4);
        assertThat(directory.resolve("summary.txt")).hasContent(table);
        assertThat(Files.readString(directory.resolve("summary.json")))
                .contains("\"seeds\" : 2", "\"KILL_BROKER\" : 3");
    }

    @Test
    void what_is_broken_is_counted() {
        var summary = new Summary();
        var sound = SoundDump.make();
        summary.add(Report.of(
                7, Duration.ofSeconds(1), Map.of(), Map.of(), 0, LogBug.AN_ACKNOWLEDGED_WRITE_IS_GONE.inject(sound)));
        assertThat(summary.totals().get("violations")).isPositive();
    }

    private static Report report(long seed, Map<Fault, Integer> faults) {
        return Report.of(seed, Duration.ofSeconds(30), faults, Map.of(), 0, SoundDump.make());
    }
}
