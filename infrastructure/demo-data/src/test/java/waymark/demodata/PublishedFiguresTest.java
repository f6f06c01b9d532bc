package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import waymark.demodata.published.NoPublishedFiguresException;
import waymark.demodata.published.OnTime;
import waymark.demodata.published.PublishedFigures;

class PublishedFiguresTest {

    private static final List<PublishedFigures> ALL = PublishedFigures.all(2023);

    @Test
    void peterborough_is_read_as_published() {
        var figures = PublishedFigures.of("874", 2023);
        assertThat(figures.authority().name()).isEqualTo("Peterborough");
        assertThat(figures.requests()).isEqualTo(new PublishedFigures.Requests(549, 339, 176, 32, 2));
        assertThat(figures.sixWeeks()).isEqualTo(new OnTime(423, 96, new BigDecimal("81.3")));
        assertThat(figures.sixteenWeeks()).isEqualTo(new OnTime(3, 2, new BigDecimal("60")));
        assertThat(figures.plans())
                .isEqualTo(
                        new PublishedFigures.PlansIssued(315, 217, 94, 3, new OnTime(217, 98, new BigDecimal("68.9"))));
        assertThat(figures.plansWithoutExceptions())
                .isEqualTo(
                        new PublishedFigures.PlansIssued(258, 214, 40, 3, new OnTime(214, 44, new BigDecimal("82.9"))));
    }

    @Test
    void one_hundred_and_fifty_authorities_have_complete_figures() {
        assertThat(ALL).hasSize(150);
        assertThat(codes()).doesNotHaveDuplicates().doesNotContain("204", "856", "921");
    }

    @Test
    void an_unknown_code_is_named_with_what_to_do() {
        assertThatThrownBy(() -> PublishedFigures.of("999", 2023))
                .isInstanceOf(NoPublishedFiguresException.class)
                .hasMessageContaining("'999'")
                .hasMessageContaining("874 for Peterborough");
    }

    @Test
    void an_authority_whose_figures_are_symbols_is_refused_by_name() {
        assertThatThrownBy(() -> PublishedFigures.of("856", 2023)).hasMessageContaining("Leicester (856) for 2023");
        assertThatThrownBy(() -> PublishedFigures.of("204", 2023)).hasMessageContaining("Hackney (204) for 2023");
    }

    @Test
    void a_year_without_figures_is_refused() {
        assertThatThrownBy(() -> PublishedFigures.of("874", 2024)).hasMessageContaining("2024");
        assertThat(PublishedFigures.all(2024)).isEmpty();
    }

    @Test
    void a_percentage_of_no_decisions_is_a_symbol_and_stays_without_value() {
        var enfield = PublishedFigures.of("308", 2023).sixteenWeeks();
        assertThat(enfield.publishedPercentage()).isNull();
        assertThat(enfield.ownPercentage()).isNull();
        assertThat(enfield.agrees()).isTrue();
    }

    @Test
    void sixteen_and_twenty_week_percentages_are_those_of_their_own_counts_everywhere() {
        assertThat(ALL).allSatisfy(figures -> {
            assertThat(figures.sixteenWeeks().agrees()).isTrue();
            assertThat(figures.plans().onTime().agrees()).isTrue();
            assertThat(figures.plansWithoutExceptions().onTime().agrees()).isTrue();
        });
    }

    @Test
    void seventeen_six_week_percentages_differ_from_their_own_counts_and_are_listed_by_name() throws IOException {
        var listed =
                differences().stream().map(row -> row.getFields().subList(0, 6)).toList();
        var found = ALL.stream()
                .filter(figures -> !figures.sixWeeks().agrees())
                .map(figures -> List.of(
                        figures.authority().la(),
                        figures.authority().name(),
                        String.valueOf(figures.sixWeeks().within()),
                        String.valueOf(figures.sixWeeks().over()),
                        String.valueOf(figures.sixWeeks().ownPercentage()),
                        Objects.requireNonNull(figures.sixWeeks().publishedPercentage())
                                .setScale(1)
                                .toString()))
                .toList();
        assertThat(found).hasSize(17).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void each_listed_difference_can_be_decisions_in_the_denominator_but_in_neither_band() throws IOException {
        assertThat(differences()).allSatisfy(row -> {
            int within = Integer.parseInt(row.getField("within_6_weeks"));
            int counted = within + Integer.parseInt(row.getField("over_6_weeks"));
            int denominator = Integer.parseInt(row.getField("smallest_denominator_that_fits"));
            assertThat(denominator).isGreaterThan(counted);
            assertThat(OnTime.percentage(within, denominator - within))
                    .isEqualTo(new BigDecimal(row.getField("published_percent")));
        });
    }

    @Test
    void the_readme_names_every_authority_that_differs() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        assertThat(differences())
                .allSatisfy(row -> assertThat(readme)
                        .contains("| " + row.getField("la_code") + " | " + row.getField("name") + " |"));
    }

    @Test
    void plans_of_no_given_length_are_in_sixteen_files_and_never_fewer_than_those_without_an_exception() {
        assertThat(ALL).allSatisfy(figures -> {
            assertThat(figures.plansWithoutExceptions().lengthNotGiven()).isNotNegative();
            assertThat(figures.plans().lengthNotGiven())
                    .isGreaterThanOrEqualTo(figures.plansWithoutExceptions().lengthNotGiven());
        });
        assertThat(ALL.stream().filter(figures -> figures.plans().lengthNotGiven() > 0))
                .hasSize(16);
    }

    @Test
    void six_week_counts_seldom_hold_as_many_decisions_as_the_requests_of_the_year() {
        var signs = ALL.stream()
                .map(figures -> Integer.signum(figures.sixWeeks().total()
                        - figures.requests().decidedToAssess()
                        - figures.requests().decidedNotToAssess()))
                .collect(Collectors.groupingBy(sign -> sign, Collectors.counting()));
        assertThat(signs).isEqualTo(Map.of(1, 120L, -1, 24L, 0, 6L));
    }

    private static List<String> codes() {
        return ALL.stream().map(figures -> figures.authority().la()).toList();
    }

    private static List<NamedCsvRecord> differences() throws IOException {
        var resource = Objects.requireNonNull(
                PublishedFigures.class.getResourceAsStream("/waymark/demodata/six-week-percentages-that-differ.csv"));
        try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8);
                var csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return csv.stream().toList();
        }
    }
}
