package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import waymark.events.Qualification;
import waymark.events.ReviewOutcome;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.events.Sex;

/** What every cell of every file must be. */
@Timeout(60)
class FilesTest {

    private static Written written;

    @BeforeAll
    static void write(@TempDir Path directory) {
        written = Written.to(directory, "874", 2_000, 42);
    }

    @Test
    void codes_are_those_of_the_published_language() {
        assertThat(written.values("settings", "type")).isSubsetOf(names(SettingType.values()));
        assertThat(written.values("sencos", "qualification")).isSubsetOf(names(Qualification.values()));
        assertThat(written.values("headcount", "sex")).isSubsetOf(names(Sex.values()));
        assertThat(written.values("headcount", "sen_provision")).isEqualTo(names(SenProvision.values()));
        assertThat(written.values("headcount", "primary_need")).isSubsetOf(names(SenType.values()));
        assertThat(written.values("support-cycles", "area_of_need")).isSubsetOf(names(SenType.values()));
        assertThat(written.values("support-cycles", "review_outcome")).isEqualTo(names(ReviewOutcome.values()));
        assertThat(written.values("awards", "outcome")).isEqualTo(Set.of("AWARDED", "DECLINED"));
    }

    @Test
    void no_cell_would_run_as_a_formula() {
        var kinds = List.of(
                "settings", "sencos", "clusters", "budgets", "headcount", "support-cycles", "awards", "registers");
        assertThat(kinds.stream().flatMap(kind -> written.rows(kind).stream()).flatMap(row -> row.getFields().stream()))
                .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0);
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toSet());
    }
}
