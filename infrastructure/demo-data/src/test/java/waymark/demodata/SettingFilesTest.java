package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.demodata.Written.covers;
import static waymark.demodata.Written.date;
import static waymark.demodata.Written.day;
import static waymark.demodata.Written.isOpen;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import waymark.events.SencoDuty;
import waymark.events.SettingType;

/** The files about settings refer to nothing that is not there on that day. */
@Timeout(60)
class SettingFilesTest {

    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static Written written;
    private static Map<String, NamedCsvRecord> settings;

    @BeforeAll
    static void write(@TempDir Path directory) {
        written = Written.to(directory, "874", 2_000, 42);
        settings = written.byKey("settings", "setting_reference");
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
        assertThat(written.values("sencos", "setting_reference")).hasSizeBetween(110, 185);
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
        assertThat(meetings)
                .hasSize(6 * written.values("clusters", "cluster_reference").size());
        long full = meetings.values().stream().filter(SettingFilesTest::isFull).count();
        assertThat(full).isBetween(2L, meetings.size() / 2L);
    }

    private static boolean isFull(List<NamedCsvRecord> register) {
        long attended = register.stream()
                .filter(row -> row.getField("attended").equals("Y"))
                .count();
        return attended == Long.parseLong(register.getFirst().getField("capacity"));
    }

    private static SettingType type(String reference) {
        return SettingType.valueOf(
                Objects.requireNonNull(settings.get(reference)).getField("type"));
    }
}
