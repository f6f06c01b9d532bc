package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.demodata.Written.date;
import static waymark.demodata.Written.day;
import static waymark.demodata.Written.isOpen;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files about children refer to nothing that is not there on that day. */
@Timeout(60)
class ChildFilesTest {

    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static Written written;
    private static Map<String, NamedCsvRecord> settings;
    private static Map<String, List<NamedCsvRecord>> children;

    @BeforeAll
    static void write(@TempDir Path directory) {
        written = Written.to(directory, "874", 2_000, 42);
        settings = written.byKey("settings", "setting_reference");
        children = written.grouped("headcount", "child_reference");
    }

    @Test
    void there_are_as_many_children_and_settings_as_asked_for() {
        assertThat(children).hasSize(2_000);
        assertThat(settings).hasSize(200);
        assertThat(written.files("headcount")
                        .map(file -> Written.read(file.path()).size()))
                .hasSize(6)
                .allMatch(count -> count > 700);
    }

    @Test
    void every_child_attends_an_open_setting_at_the_age_of_two_to_four() {
        assertThat(written.rows("headcount")).allSatisfy(row -> {
            var setting = Objects.requireNonNull(settings.get(row.getField("setting_reference")));
            var leaving = date(row, "leaving_date");
            var counted = day(row, "headcount_date");
            var last = leaving == null ? counted : leaving;
            assertThat(isOpen(setting, day(row, "start_date"))).isTrue();
            assertThat(isOpen(setting, last)).isTrue();
            assertThat(day(row, "start_date")).isBeforeOrEqualTo(last);
            assertThat(Period.between(day(row, "date_of_birth"), last).getYears())
                    .isBetween(2, 4);
        });
    }

    @Test
    void a_child_is_counted_once_a_term_and_stays_the_same_person() {
        assertThat(children.values()).allSatisfy(rows -> {
            assertThat(rows.stream().map(row -> row.getField("headcount_date"))).doesNotHaveDuplicates();
            assertThat(rows.stream().map(row -> row.getFields().subList(1, 9)).distinct())
                    .hasSize(1);
        });
        assertThat(children.values().stream().map(ChildFilesTest::identity)).doesNotHaveDuplicates();
    }

    @Test
    void provision_has_a_need_and_no_provision_has_none() {
        assertThat(written.rows("headcount"))
                .allMatch(row -> row.getField("sen_provision").equals("N")
                        == row.getField("primary_need").isEmpty());
        var needs = written.rows("headcount").stream()
                .map(row -> row.getField("primary_need"))
                .filter(need -> !need.isEmpty())
                .collect(Collectors.groupingBy(need -> need, Collectors.counting()));
        var leading = needs.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(2)
                .map(Map.Entry::getKey);
        assertThat(leading).containsExactlyInAnyOrder("SLCN", "ASD");
    }

    @Test
    void some_children_have_a_unique_pupil_number_and_each_is_valid_and_theirs_alone() {
        var numbers = children.values().stream()
                .map(rows -> rows.getFirst().getField("upn"))
                .filter(upn -> !upn.isEmpty())
                .toList();
        assertThat(numbers).hasSizeBetween(200, 1_200).doesNotHaveDuplicates().allMatch(UpnTest::isValid);
    }

    @Test
    void every_cycle_is_opened_where_the_child_is_and_runs_in_order() {
        assertThat(written.rows("support-cycles")).allSatisfy(row -> {
            assertThat(written.attends(children, row, day(row, "opened_on"))).isTrue();
            assertThat(Stream.of("concern_on", "opened_on", "planned_on", "review_due_on")
                            .map(column -> day(row, column)))
                    .isSorted();
            var reviewed = date(row, "reviewed_on");
            assertThat(reviewed == null)
                    .isEqualTo(row.getField("review_outcome").isEmpty());
            assertThat(reviewed == null ? day(row, "planned_on") : reviewed)
                    .isAfterOrEqualTo(day(row, "planned_on"))
                    .isBeforeOrEqualTo(END.plusDays(20));
        });
    }

    @Test
    void a_childs_cycles_are_numbered_and_the_next_begins_after_the_review() {
        assertThat(written.grouped("support-cycles", "child_reference").values())
                .allSatisfy(rows -> {
                    for (int i = 0; i < rows.size(); i++) {
                        assertThat(rows.get(i).getField("cycle_number")).isEqualTo(String.valueOf(i + 1));
                        if (i > 0) {
                            assertThat(day(rows.get(i), "opened_on"))
                                    .isAfterOrEqualTo(day(rows.get(i - 1), "reviewed_on"));
                        }
                    }
                });
    }

    @Test
    void about_three_in_five_cycles_due_are_reviewed_in_time_with_the_parents_view() {
        var due = written.rows("support-cycles").stream()
                .filter(row -> !day(row, "review_due_on").isAfter(END))
                .toList();
        long good = due.stream()
                .filter(row -> !row.getField("parents_view").isEmpty())
                .filter(row -> {
                    var reviewed = date(row, "reviewed_on");
                    return reviewed != null && !reviewed.isAfter(day(row, "review_due_on"));
                })
                .count();
        assertThat(100 * good / due.size()).isBetween(52L, 70L);
    }

    private static String identity(List<NamedCsvRecord> rows) {
        return String.join("|", rows.getFirst().getFields().subList(3, 6));
    }
}
