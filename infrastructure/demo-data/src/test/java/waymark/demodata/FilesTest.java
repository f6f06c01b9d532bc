package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.demodata.Written.covers;
import static waymark.demodata.Written.date;
import static waymark.demodata.Written.day;
import static waymark.demodata.Written.isOpen;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import waymark.events.Qualification;
import waymark.events.ReviewOutcome;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.SencoDuty;
import waymark.events.SettingType;
import waymark.events.Sex;

/** What the files say to each other: nothing refers to what is not there on that day. */
@Timeout(60)
class FilesTest {

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
    void codes_are_those_of_the_published_language() {
        assertThat(values("settings", "type")).isSubsetOf(names(SettingType.values()));
        assertThat(values("sencos", "qualification")).isSubsetOf(names(Qualification.values()));
        assertThat(values("headcount", "sex")).isSubsetOf(names(Sex.values()));
        assertThat(values("headcount", "sen_provision")).isEqualTo(names(SenProvision.values()));
        assertThat(values("headcount", "primary_need")).isSubsetOf(names(SenType.values()));
        assertThat(values("support-cycles", "area_of_need")).isSubsetOf(names(SenType.values()));
        assertThat(values("support-cycles", "review_outcome")).isEqualTo(names(ReviewOutcome.values()));
        assertThat(values("awards", "outcome")).isEqualTo(Set.of("AWARDED", "DECLINED"));
    }

    @Test
    void no_cell_would_run_as_a_formula() {
        var kinds = List.of(
                "settings", "sencos", "clusters", "budgets", "headcount", "support-cycles", "awards", "registers");
        assertThat(kinds.stream().flatMap(kind -> written.rows(kind).stream()).flatMap(row -> row.getFields().stream()))
                .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0);
    }

    @Test
    void every_duty_class_has_settings_and_some_open_or_close_in_the_two_years() {
        var duties = settings.values().stream()
                .map(row -> SettingType.valueOf(row.getField("type")).duty())
                .collect(Collectors.groupingBy(duty -> duty, Collectors.counting()));
        assertThat(duties.get(SencoDuty.MUST)).isGreaterThan(20);
        assertThat(duties.get(SencoDuty.EXPECTED)).isGreaterThan(60);
        assertThat(duties.get(SencoDuty.ENCOURAGED)).isGreaterThan(50);
        assertThat(settings.values()).anyMatch(row -> date(row, "closed_on") != null);
        assertThat(settings.values()).anyMatch(row -> day(row, "opened_on").getYear() >= 2023);
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
        assertThat(children.values().stream().map(FilesTest::identity)).doesNotHaveDuplicates();
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
            assertThat(attends(row, day(row, "opened_on"))).isTrue();
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

    @Test
    void sencos_lead_open_settings_and_not_every_setting_has_one() {
        var rows = written.rows("sencos");
        assertThat(rows).allSatisfy(row -> {
            var setting = Objects.requireNonNull(settings.get(row.getField("setting_reference")));
            var ended = date(row, "ended_on");
            var closed = date(setting, "closed_on");
            assertThat(isOpen(setting, day(row, "started_on"))).isTrue();
            assertThat(ended == null ? END : ended).isAfterOrEqualTo(day(row, "started_on"));
            assertThat(closed == null || (ended != null && !ended.isAfter(closed)))
                    .isTrue();
            assertThat(row.getField("qualification").isEmpty())
                    .isEqualTo(row.getField("qualification_awarded_on").isEmpty());
        });
        assertThat(values("sencos", "setting_reference")).hasSizeBetween(110, 185);
    }

    @Test
    void only_agency_childminders_share_a_senco() {
        var shared = written.rows("sencos").stream()
                .filter(row -> row.getField("shared").equals("Y"))
                .toList();
        assertThat(shared)
                .isNotEmpty()
                .allMatch(row -> type(row.getField("setting_reference")) == SettingType.AGENCY_CHILDMINDER);
        assertThat(shared.stream()
                        .collect(Collectors.groupingBy(row -> row.getField("senco_reference")))
                        .values())
                .allMatch(settingsOfOne -> settingsOfOne.size() > 1);
    }

    @Test
    void registers_invite_members_and_no_meeting_holds_more_than_its_capacity() {
        var members = written.rows("clusters").stream()
                .collect(Collectors.toMap(
                        row -> row.getField("cluster_reference") + row.getField("setting_reference"), row -> row));
        var meetings = written.grouped("registers", "meeting_reference");
        assertThat(meetings.values()).allSatisfy(rows -> {
            var held = day(rows.getFirst(), "held_on");
            long attended = rows.stream()
                    .filter(row -> row.getField("attended").equals("Y"))
                    .count();
            assertThat(attended).isBetween(1L, Long.parseLong(rows.getFirst().getField("capacity")));
            assertThat(rows.stream().map(row -> row.getFields().subList(0, 5)).distinct())
                    .hasSize(1);
            assertThat(rows).allSatisfy(row -> {
                var member = Objects.requireNonNull(
                        members.get(row.getField("cluster_reference") + row.getField("setting_reference")));
                assertThat(covers(day(member, "joined_on"), date(member, "left_on"), held))
                        .isTrue();
            });
        });
        assertThat(meetings).hasSize(6 * values("clusters", "cluster_reference").size());
        long full = meetings.values().stream().filter(FilesTest::isFull).count();
        assertThat(full).isBetween(2L, meetings.size() / 2L);
    }

    @Test
    void awards_follow_from_an_application_where_the_child_is() {
        assertThat(written.rows("awards")).hasSizeGreaterThan(50).allSatisfy(row -> {
            assertThat(attends(row, day(row, "applied_on"))).isTrue();
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

    private static boolean attends(NamedCsvRecord row, LocalDate day) {
        return Objects.requireNonNull(children.get(row.getField("child_reference"))).stream()
                .filter(counted -> counted.getField("setting_reference").equals(row.getField("setting_reference")))
                .anyMatch(counted -> {
                    var leaving = date(counted, "leaving_date");
                    return covers(day(counted, "start_date"), leaving == null ? null : leaving.plusDays(1), day);
                });
    }

    private static boolean isFull(List<NamedCsvRecord> register) {
        long attended = register.stream()
                .filter(row -> row.getField("attended").equals("Y"))
                .count();
        return attended == Long.parseLong(register.getFirst().getField("capacity"));
    }

    private static String identity(List<NamedCsvRecord> rows) {
        return String.join("|", rows.getFirst().getFields().subList(3, 6));
    }

    private static SettingType type(String reference) {
        return SettingType.valueOf(
                Objects.requireNonNull(settings.get(reference)).getField("type"));
    }

    private static Set<String> values(String kind, String column) {
        var values = new HashSet<String>();
        written.rows(kind).forEach(row -> values.add(row.getField(column)));
        values.remove("");
        return values;
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toSet());
    }
}
