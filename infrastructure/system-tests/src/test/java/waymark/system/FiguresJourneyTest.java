package waymark.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import waymark.demodata.DemoAuthority;
import waymark.demodata.published.PublishedFigures;

/** An authority's figures, from its import files through every service to the answer. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FiguresJourneyTest {

    private static final List<String> TIMELINESS =
            List.of("decision-within-6-weeks", "no-plan-within-16-weeks", "plan-within-20-weeks");

    private final Demonstration demonstration = Demonstration.running();
    private final Api api = new Api(demonstration);

    @TempDir
    private Path folder;

    @Test
    @Order(1)
    void the_figures_are_those_dfe_published_for_the_authority() {
        var published = PublishedFigures.of(Demonstration.LA, 2023);
        var plans = published.plans();
        var twenty = figure("plan-within-20-weeks");
        assertThat(cell(twenty, "all").path("value").asString()).isEqualTo("68.9");
        assertThat(cell(twenty, "without-exceptions").path("value").asString()).isEqualTo("82.9");
        assertThat(cell(twenty, "all").path("numerator").asInt()).isEqualTo(plans.withinTwentyWeeks());
        assertThat(cell(twenty, "all").path("denominator").asInt()).isEqualTo(plans.issued());
        assertThat(cell(figure("no-plan-within-16-weeks"), "all").path("value").asString())
                .isEqualTo("60.0");
        var six = cell(figure("decision-within-6-weeks"), "all");
        assertThat(six.path("numerator").asInt()).isEqualTo(423);
        assertThat(six.path("denominator").asInt()).isEqualTo(423 + 96);
    }

    @Test
    @Order(2)
    void bringing_the_same_files_again_changes_nothing_and_says_so() {
        var before = answers();
        var files = DemoAuthority.files(demonstration.data().resolve("demonstration")).stream()
                .map(file -> file.path().toString());
        var said = Command.run(
                demonstration.with(Stream.concat(Stream.of("import"), files).toArray(String[]::new)));
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text().lines().filter(line -> line.contains("rows:")))
                .hasSize(DemoAuthority.files(Path.of("")).size())
                .allMatch(line -> line.contains(": 0 new, 0 changed,"));
        assertThat(said.text()).contains("nothing was imported");
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void after_a_stop_and_a_start_every_figure_is_the_same_and_nothing_is_imported_twice() {
        var before = answers();
        var said = demonstration.restart();
        api.signOut();
        assertThat(said).doesNotContain("rows:");
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void a_pack_is_written_twice_to_the_same_bytes_with_a_manifest_of_every_file() throws Exception {
        var one = pack(folder.resolve("one"));
        var two = pack(folder.resolve("two"));
        assertThat(one).isEqualTo(two).anyMatch(file -> file.startsWith("manifest.json"));
        assertThat(one.size()).isGreaterThan(3 * 12);
    }

    @Test
    @Order(5)
    void a_file_with_a_problem_is_refused_by_row_and_column_and_nothing_of_it_is_imported() throws Exception {
        var before = answers();
        var file = Files.writeString(folder.resolve("settings.csv"), """
                setting_reference,urn,name,type,ward,places,opened_on,closed_on
                NEW1,,Synthetic Setting One,PRESCHOOL,Synthetic Ward,20,2023-01-01,
                NEW2,,=1+1,CASTLE,Synthetic Ward,20,2023-01-01,2022-01-01
                """);
        var said = Command.run(demonstration.with("import", file.toString()));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text())
                .contains("was refused")
                .contains("row 3, name")
                .contains("row 3, type")
                .contains("row 3, closed_on")
                .doesNotContain("CASTLE");
        assertThat(answers()).isEqualTo(before);
    }

    private List<String> pack(Path to) throws Exception {
        var said = Command.run(demonstration.with("pack", "--as-at", "2023-12-31", "--out", to.toString()));
        assertThat(said.exit()).as(said.text()).isZero();
        var files = new ArrayList<String>();
        try (var all = Files.walk(to)) {
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.add(to.relativize(file) + " " + Files.readString(file).hashCode());
            }
        }
        return files;
    }

    private List<String> answers() {
        return TIMELINESS.stream().map(this::figure).map(JsonNode::toString).toList();
    }

    /** Without its freshness, which moves with the clock. */
    private JsonNode figure(String code) {
        var figure = api.evidence("officer", "/api/v1/measures/" + code + "?as-at=2023-12-31");
        return ((ObjectNode) figure).without("freshness");
    }

    private static JsonNode cell(JsonNode figure, String code) {
        for (var cell : figure.path("cells")) {
            if (cell.path("code").asString().equals(code)) {
                return cell;
            }
        }
        throw new AssertionError("no cell " + code + " in " + figure);
    }
}
