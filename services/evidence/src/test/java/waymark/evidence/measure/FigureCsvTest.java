package waymark.evidence.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.evidence.Facts.day;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a spreadsheet gets. */
class FigureCsvTest {

    @Test
    void one_header_row_then_cells_then_the_trend() {
        var lines = FigureCsv.of(figure("East, \"lower\" end")).split("\r\n");

        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .startsWith("measure_code,measure_title,unit,la,period_from,as_at,known_at,filter,series,date");
        assertThat(lines[1])
                .isEqualTo("cluster-attendance,Attendance at cluster meetings,%,874,2023-01-01,2023-12-31,,ward=North,"
                        + "cell,2023-12-31,all,All clusters,9,12,75.0,");
        assertThat(lines[2]).endsWith(",cell,2023-12-31,c1,\"East, \"\"lower\"\" end\",,,,c");
        assertThat(lines[3]).contains(",2022-12-01,").endsWith(",trend,2023-11-30,all,All clusters,0,0,,z");
    }

    @Test
    void a_name_that_a_spreadsheet_would_run_is_text() {
        assertThat(FigureCsv.of(figure("=HYPERLINK(1)")))
                .contains(",'=HYPERLINK(1),")
                .doesNotContain(",=");
    }

    private static Figure figure(String cluster) {
        return new Figure(
                Catalogue.find("cluster-attendance").orElseThrow().measure(),
                "874",
                day("2023-12-31"),
                Period.endingOn(day("2023-12-31")),
                null,
                Filter.of("North", null, null, null),
                List.of(
                        new Cell("all", "All clusters", true, Amount.percent(9, 12)),
                        new Cell("c1", cluster, false, Amount.WITHHELD)),
                List.of(new Point(day("2023-11-30"), Amount.percent(0, 0))),
                "",
                "1",
                true);
    }
}
