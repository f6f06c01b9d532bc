package waymark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import waymark.demodata.DemoAuthority;

/** A real disk without room, at the start and while everything runs. */
@Timeout(600)
class FullDiskJourneyTest {

    /** Most of it must be left to start on; what the embedded servers keep back of it is far less. */
    private static final int MEGABYTES = 500;

    /** Too little for anything new. */
    private static final int NEARLY_FULL = 50;

    /** Enough for the beginning of a large file. */
    private static final int SOON_FULL = 70;

    private static final Pattern COUNTS = Pattern.compile("(\\S+) rows: (\\S+) new, (\\S+) changed, (\\S+) unchanged");

    @TempDir
    private static Path temporary;

    private Disk disk;

    @BeforeAll
    static void only_where_disks_can_be_made() {
        assumeThat(Disk.canBeMade(temporary)).isTrue();
    }

    @BeforeEach
    void insert() throws Exception {
        disk = Disk.mounted(Files.createTempDirectory(temporary, "disk"), MEGABYTES);
    }

    @AfterEach
    void eject() {
        disk.close();
    }

    @Test
    void a_start_on_a_full_disk_is_refused_and_leaves_nothing_behind() {
        disk.fillUpTo(0);

        var said = Command.run("up", "--la", "874", "--data", data().toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text().lines())
                .singleElement()
                .asString()
                .startsWith("waymark: The disk that holds " + data() + " has only 0 MB left")
                .contains("free some space", "--data");
        assertThat(data()).doesNotExist();
    }

    @Test
    void a_disk_that_became_read_only_is_refused_whoever_asks() throws Exception {
        Files.createDirectories(data().resolve("logs"));
        Files.writeString(data().resolve("waymark.properties"), "layout=1\nla=874\n");
        disk.makeReadOnly();

        var said = Command.run("up", "--data", data().toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text())
                .isEqualTo("waymark: The data directory " + data()
                        + " cannot be written to; make it writable or choose another with --data.");
    }

    @Test
    void while_it_runs_a_full_disk_is_named_nothing_is_half_imported_and_nothing_acknowledged_is_lost() {
        var files = DemoAuthority.of("874", 1_500, 7).write(temporary.resolve("files"));
        var settings = file(files, "settings");
        var headcount = file(files, "headcount");
        int base = Command.freeBase();

        try (var waymark = start(base)) {
            assertThat(bring(base, settings).exit()).isZero();

            disk.fillUpTo(NEARLY_FULL);
            var refused = bring(base, headcount);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.text())
                    .contains(
                            "waymark: The disk that holds the records is full. Have some space freed",
                            "(web/store-full)");

            disk.free();
            assertThat(newRows(check(base, headcount)))
                    .as("of the refused file")
                    .isEqualTo(1);

            disk.fillUpTo(SOON_FULL);
            var interrupted = bring(base, headcount);
            assertThat(interrupted.exit()).as(interrupted.text()).isEqualTo(1);
            assertThat(interrupted.text()).contains("The import was interrupted. Send the file again");

            disk.fillUpTo(0);
            assertThat(waymark.says("waymark: The disk that holds "))
                    .as(waymark.text())
                    .isTrue();
            assertThat(bring(base, headcount).text()).contains("(web/store-full)");
        }

        disk.free();
        try (var again = start(base)) {
            assertThat(bring(base, settings).text()).contains("Nothing in it is new");
            assertThat(newRows(check(base, headcount)))
                    .as("of the interrupted file")
                    .isStrictlyBetween(0.0, 1.0);
            assertThat(bring(base, headcount).exit()).isZero();
            assertThat(newRows(check(base, headcount))).isZero();
            assertThat(again.pid()).isPositive();
        }
    }

    private Path data() {
        return disk.folder().resolve("data");
    }

    private Command start(int base) {
        return Command.startUntilReady(
                "up", "--la", "874", "--data", data().toString(), "--port-base", String.valueOf(base));
    }

    private Command.Said bring(int base, Path file) {
        return Command.run("import", file.toString(), "--data", data().toString(), "--port-base", String.valueOf(base));
    }

    private Command.Said check(int base, Path file) {
        return Command.run(
                "import",
                "--dry-run",
                file.toString(),
                "--data",
                data().toString(),
                "--port-base",
                String.valueOf(base));
    }

    /** Which part of a file's rows would be imported. */
    private static double newRows(Command.Said check) {
        var counts = COUNTS.matcher(check.text());
        assertThat(counts.find()).as(check.text()).isTrue();
        return number(counts.group(2)) / number(counts.group(1));
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }

    private static Path file(Path files, String kind) {
        return DemoAuthority.files(files).stream()
                .filter(file -> file.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .path();
    }
}
