package waymark.evidence.measure;

import static waymark.evidence.measure.Filter.Dimension.SETTING;
import static waymark.evidence.measure.Filter.Dimension.SETTING_TYPE;
import static waymark.evidence.measure.Filter.Dimension.WARD;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import waymark.events.SencoDuty;
import waymark.events.SettingsPublished.SencoAppointed;
import waymark.events.SettingsPublished.SencoAppointmentEnded;
import waymark.events.SettingsPublished.SencoQualified;
import waymark.events.SettingsPublished.SettingChanged;
import waymark.events.SettingsPublished.SettingClosed;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.events.TrainingPublished.ClusterFormed;
import waymark.events.TrainingPublished.MeetingCancelled;
import waymark.events.TrainingPublished.RegisterTaken;
import waymark.evidence.area.Area;
import waymark.evidence.area.Meeting;
import waymark.evidence.area.Senco;
import waymark.evidence.area.Setting;
import waymark.evidence.dossier.Kind;

/** Who leads on inclusion in the area's settings, and whether they learn together. */
final class SettingMeasures {

    private static final Row DUTY_UNKNOWN = new Row("not-known", "Kind of setting not known");
    private static final List<Row> DUTIES = Row.each(SencoDuty.class, SencoDuty::label);

    private SettingMeasures() {}

    static List<Entry> all() {
        return List.of(coverage(), qualification(), attendance());
    }

    private static Entry coverage() {
        var measure = new Measure(
                "senco-coverage",
                "Settings with a SENCO",
                Question.IDENTIFIED,
                Unit.PERCENT,
                Polarity.HIGHER_IS_BETTER,
                Kind.SETTING,
                "Open settings that have at least one SENCO on the as-at date, by what law and guidance expect of them.",
                "Open settings with a SENCO appointed on the as-at date",
                "All settings open on the as-at date",
                "Closed settings and settings not yet on the register",
                Types.of(
                        SettingRegistered.class,
                        SettingChanged.class,
                        SettingClosed.class,
                        SencoAppointed.class,
                        SencoAppointmentEnded.class),
                "Childminders are encouraged to have or share a SENCO: look at the rows, not only at the headline.",
                "SEND Code of Practice, chapter 5",
                Set.of(WARD, SETTING_TYPE, SETTING));
        return Entry.of(
                measure,
                "{value}% of open settings have a SENCO ({numerator} of {denominator}).",
                new Counting<>("All open settings", Area::settings, area -> DUTIES, true, SettingMeasures::covered));
    }

    private static void covered(Setting setting, Asked asked) {
        if (setting.openOn(asked.asAt()) && asked.admits(Optional.of(setting.settingId()))) {
            asked.area()
                    .setting(setting.settingId(), asked.asAt())
                    .ifPresent(details -> asked.count(
                            Row.codeOf(details.type().duty()),
                            setting.settingId(),
                            asked.area().hasSenco(setting.settingId(), asked.asAt())));
        }
    }

    private static Entry qualification() {
        var measure = new Measure(
                "senco-qualification",
                "SENCOs with a qualification for the role",
                Question.RIGHT_HELP,
                Unit.PERCENT,
                Polarity.HIGHER_IS_BETTER,
                Kind.SENCO,
                "People who are SENCO of an open setting on the as-at date and hold the Level 3 Award for early years"
                        + " SENCOs, the National Award for SEN Co-ordination or the NPQ for SENCOs.",
                "SENCOs who hold one of these qualifications on the as-at date",
                "People who are SENCO of at least one open setting on the as-at date",
                "People whose appointments have all ended",
                Types.of(SencoAppointed.class, SencoAppointmentEnded.class, SencoQualified.class),
                "A SENCO of several settings counts once, under the setting with the strongest duty. Whether a"
                        + " mandatory qualification was gained within three years is not looked at here.",
                null,
                Set.of(WARD, SETTING_TYPE, SETTING));
        return Entry.of(
                measure,
                "{value}% of SENCOs hold a qualification for the role ({numerator} of {denominator}).",
                new Counting<>(
                        "All SENCOs",
                        Area::sencos,
                        area -> Row.with(DUTIES, DUTY_UNKNOWN),
                        true,
                        SettingMeasures::qualified));
    }

    private static void qualified(Senco senco, Asked asked) {
        var day = asked.asAt();
        var settings = senco.settingsOn(day).stream()
                .filter(id -> asked.area().open(id, day))
                .filter(id -> asked.admits(Optional.of(id)))
                .toList();
        if (!settings.isEmpty()) {
            var duty = settings.stream()
                    .flatMap(id -> duty(asked.area(), id, day).stream())
                    .min(Comparator.naturalOrder());
            asked.count(duty.map(Row::codeOf).orElse(DUTY_UNKNOWN.code()), senco.sencoId(), senco.qualifiedOn(day));
        }
    }

    private static Optional<SencoDuty> duty(Area area, String settingId, LocalDate day) {
        return area.setting(settingId, day).map(details -> details.type().duty());
    }

    private static Entry attendance() {
        var measure = new Measure(
                "cluster-attendance",
                "Attendance at cluster meetings",
                Question.RIGHT_HELP,
                Unit.PERCENT,
                Polarity.HIGHER_IS_BETTER,
                Kind.MEETING,
                "Invitations to cluster meetings held in the period that were taken up: one for each setting and meeting.",
                "Invitations where the setting's SENCO attended",
                "Invitations to meetings held in the period and their register taken",
                "Meetings called off, and meetings without a register",
                Types.of(ClusterFormed.class, RegisterTaken.class, MeetingCancelled.class),
                "A setting that came although it was not on the list of those invited counts as invited.",
                null,
                Set.of(WARD, SETTING_TYPE, SETTING));
        return Entry.of(
                measure,
                "{value}% of invitations to cluster meetings were taken up ({numerator} of {denominator}).",
                new Counting<>(
                        "All clusters", Area::meetings, SettingMeasures::clusters, true, SettingMeasures::attended));
    }

    private static List<Row> clusters(Area area) {
        return Row.with(
                area.clusters().stream()
                        .map(cluster -> new Row(cluster.clusterId(), cluster.name()))
                        .sorted(Comparator.comparing(Row::label).thenComparing(Row::code))
                        .toList(),
                new Row("not-known", "Cluster not known"));
    }

    private static void attended(Meeting meeting, Asked asked) {
        meeting.register(asked.asAt())
                .filter(register -> asked.inPeriod(register.effective()))
                .ifPresent(register -> {
                    var row = asked.tally().has(register.clusterId()) ? register.clusterId() : "not-known";
                    var attended = Set.copyOf(register.attendedSettings());
                    java.util.stream.Stream.concat(
                                    register.invitedSettings().stream(), register.attendedSettings().stream())
                            .distinct()
                            .filter(setting -> asked.admits(Optional.of(setting)))
                            .forEach(setting -> asked.count(row, meeting.meetingId(), attended.contains(setting)));
                });
    }
}
