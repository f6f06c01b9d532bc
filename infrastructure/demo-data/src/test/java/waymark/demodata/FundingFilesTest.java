package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.demodata.Written.date;
import static waymark.demodata.Written.day;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Applications are for children where they are, and no budget is overspent. */
@Timeout(60)
class FundingFilesTest {

    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static Written written;
    private static Map<String, List<NamedCsvRecord>> children;

    @BeforeAll
    static void write(@TempDir Path directory) {
        written = Written.to(directory, "874", 2_000, 42);
        children = written.grouped("headcount", "child_reference");
    }

    @Test
    void awards_follow_from_an_application_where_the_child_is() {
        assertThat(written.rows("awards")).hasSizeGreaterThan(50).allSatisfy(row -> {
            assertThat(written.attends(children, row, day(row, "applied_on"))).isTrue();
            var dates = Stream.of("applied_on", "panel_on", "paid_on")
                    .map(column -> date(row, column))
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(dates).isSorted().allMatch(day -> !day.isAfter(END));
            boolean awarded = row.getField("outcome").equals("AWARDED");
            assertThat(row.getField("amount_awarded").isEmpty()).isNotEqualTo(awarded);
            assertThat(row.getField("outcome").isEmpty())
                    .isEqualTo(row.getField("panel_on").isEmpty());
            if (awarded) {
                assertThat(new BigDecimal(row.getField("amount_awarded")))
                        .isPositive()
                        .isLessThanOrEqualTo(new BigDecimal(row.getField("amount_requested")));
            }
        });
    }

    @Test
    void every_financial_years_budget_holds_its_awards() {
        var budgets = written.byKey("budgets", "financial_year");
        var spent = written.rows("awards").stream()
                .filter(row -> row.getField("outcome").equals("AWARDED"))
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(
                                day(row, "panel_on").minusMonths(3).getYear()),
                        Collectors.reducing(
                                BigDecimal.ZERO,
                                row -> new BigDecimal(row.getField("amount_awarded")),
                                BigDecimal::add)));
        assertThat(spent)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy((year, sum) -> assertThat(sum)
                        .isLessThanOrEqualTo(new BigDecimal(
                                Objects.requireNonNull(budgets.get(year)).getField("amount"))));
    }
}
