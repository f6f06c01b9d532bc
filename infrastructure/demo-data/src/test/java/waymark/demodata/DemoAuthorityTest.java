package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import waymark.demodata.published.NoPublishedFiguresException;

@Timeout(60)
class DemoAuthorityTest {

    @TempDir
    Path directory;

    @Test
    void the_same_seed_gives_the_same_bytes() throws Exception {
        var first = hashes(DemoAuthority.of("874", 400, 7).write(directory.resolve("first")));
        var second = hashes(DemoAuthority.of("874", 400, 7).write(directory.resolve("second")));
        assertThat(first).hasSize(16).isEqualTo(second);
    }

    @Test
    void another_seed_gives_other_children_cases_and_settings() throws Exception {
        var one = hashes(DemoAuthority.of("874", 400, 7).write(directory.resolve("one")));
        var other = hashes(DemoAuthority.of("874", 400, 8).write(directory.resolve("other")));
        assertThat(one.keySet()).isEqualTo(other.keySet());
        one.keySet().stream()
                .filter(name -> !name.equals("04-budgets.csv"))
                .forEach(name -> assertThat(one.get(name)).as(name).isNotEqualTo(other.get(name)));
    }

    @Test
    void writing_over_an_earlier_run_leaves_nothing_of_it() throws Exception {
        var over = directory.resolve("over");
        DemoAuthority.of("874", 900, 7).write(over);
        DemoAuthority.of("874", 400, 7).write(over);
        assertThat(hashes(over))
                .isEqualTo(hashes(DemoAuthority.of("874", 400, 7).write(directory.resolve("fresh"))));
    }

    @Test
    void files_are_named_in_the_order_of_import_and_say_who_takes_them() {
        DemoAuthority.of("874", 400, 7).write(directory);
        var files = DemoAuthority.files(directory);
        assertThat(files)
                .extracting(file -> file.path().getFileName().toString())
                .isSorted();
        assertThat(files).allMatch(file -> Files.isRegularFile(file.path()));
        assertThat(files)
                .extracting(file -> file.service() + "/" + file.kind())
                .containsExactly(
                        "settings/settings",
                        "settings/sencos",
                        "training/clusters",
                        "funding/budgets",
                        "journeys/headcount",
                        "journeys/headcount",
                        "journeys/headcount",
                        "journeys/headcount",
                        "journeys/headcount",
                        "journeys/headcount",
                        "journeys/support-cycles",
                        "journeys/sen2",
                        "journeys/sen2",
                        "funding/awards",
                        "training/registers");
    }

    @ParameterizedTest
    @CsvSource({
        "settings, 'setting_reference,urn,name,type,ward,places,opened_on,closed_on'",
        "sencos, 'senco_reference,name,setting_reference,started_on,ended_on,shared,qualification,qualification_awarded_on'",
        "clusters, 'cluster_reference,cluster_name,setting_reference,joined_on,left_on'",
        "budgets, 'financial_year,amount'",
        "headcount, 'headcount_date,child_reference,upn,surname,forename,date_of_birth,sex,ethnicity,postcode,setting_reference,start_date,leaving_date,funded_hours,sen_provision,primary_need,eypp,looked_after,eal,dla'",
        "support-cycles, 'child_reference,setting_reference,concern_on,area_of_need,cycle_number,opened_on,planned_on,parents_view,review_due_on,reviewed_on,review_outcome'",
        "awards, 'application_reference,child_reference,setting_reference,applied_on,amount_requested,recommended,panel_on,outcome,amount_awarded,paid_on'",
        "registers, 'meeting_reference,cluster_reference,title,held_on,capacity,setting_reference,attended'"
    })
    void each_kind_has_the_header_the_import_expects(String kind, String header) throws IOException {
        var written = Written.to(directory, "874", 200, 1);
        for (var file : written.files(kind).toList()) {
            assertThat(Files.readAllLines(file.path()).getFirst()).isEqualTo(header);
        }
    }

    @ParameterizedTest
    @CsvSource({"201, 100", "420, 100", "886, 500", "352, 300"})
    void the_smallest_and_the_largest_authorities_can_be_written(String la, int children) {
        var authority = DemoAuthority.of(la, children, 3);
        authority.write(directory);
        assertThat(DemoAuthority.files(directory)).allMatch(file -> Files.exists(file.path()));
        assertThat(authority.figures().authority().la()).isEqualTo(la);
    }

    @Test
    void too_few_children_are_raised_and_the_readme_says_so() throws IOException {
        var authority = DemoAuthority.of("874", 10, 3);
        assertThat(authority.children()).isEqualTo(100);
        assertThat(Files.readString(authority.write(directory).resolve("README.txt")))
                .contains("SYNTHETIC DATA")
                .contains("10 children are too few for a demonstration: there are 100.");
    }

    @Test
    void the_readme_says_where_the_published_figures_contradict_each_other() {
        assertThat(DemoAuthority.of("874", 400, 3).notes())
                .anyMatch(note -> note.contains("(81.3) is not the one its own counts give (81.5)"))
                .anyMatch(note -> note.contains("how long 1 of 315 plans took"));
    }

    @Test
    void an_authority_without_figures_is_refused() {
        assertThatThrownBy(() -> DemoAuthority.of("000", 400, 1)).isInstanceOf(NoPublishedFiguresException.class);
        assertThatThrownBy(() -> DemoAuthority.of("856", 400, 1)).hasMessageContaining("Leicester");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "50001"})
    void a_number_of_children_that_cannot_be_had_is_refused(int children) {
        assertThatThrownBy(() -> DemoAuthority.of("874", children, 1)).hasMessageContaining("from 1 to 50,000");
    }

    @Test
    void ten_thousand_children_are_written_in_under_ten_seconds() {
        long begun = System.nanoTime();
        DemoAuthority.of("874", 10_000, 1).write(directory);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(10);
    }

    /** A JVM of its own with so small a heap that a list of the children would not fit. */
    @ParameterizedTest
    @CsvSource({"2000", "40000"})
    void the_heap_needed_does_not_grow_with_the_children(String children) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx24m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LittleHeap.class.getName(),
                        children,
                        directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(directory.resolve("output.txt")))
                .isZero();
        assertThat(Files.size(directory.resolve("README.txt"))).isPositive();
    }

    static final class LittleHeap {
        private LittleHeap() {}

        public static void main(String[] arguments) {
            DemoAuthority.of("874", Integer.parseInt(arguments[0]), 1).write(Path.of(arguments[1]));
        }
    }

    private static Map<String, String> hashes(Path directory) throws IOException, NoSuchAlgorithmException {
        var hashes = new TreeMap<String, String>();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
            }
        }
        return hashes;
    }
}
