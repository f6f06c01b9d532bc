package waymark.evidence.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import waymark.events.SenType;
import waymark.evidence.area.Area;
import waymark.evidence.measure.Filter.Dimension;

/** What a rule is asked: about this slice of an area, for this period; and where it puts its answer. */
record Asked(Area area, Period period, Slice slice, Tally tally) {

    LocalDate asAt() {
        return period.to();
    }

    boolean inPeriod(LocalDate day) {
        return period.contains(day);
    }

    /** Counts towards the headline and one row. */
    void count(String row, String subject, boolean inNumerator) {
        tally.headline().add(subject, inNumerator);
        tally.row(row).add(subject, inNumerator);
    }

    void count(String row, String subject, BigDecimal value) {
        tally.headline().add(subject, value);
        tally.row(row).add(subject, value);
    }

    /** Whether a setting, as it is at the as-at date, is among those asked for. */
    boolean admits(Optional<String> settingId) {
        return admits(settingId, Optional.empty());
    }

    /** The same for a child there with this need. */
    boolean admits(Optional<String> settingId, Optional<SenType> need) {
        return slice.everything()
                || (slice.at().isEmpty()
                                || settingId.filter(slice.at()::contains).isPresent())
                        && slice.filter().values().entrySet().stream()
                                .allMatch(wanted -> matches(wanted.getKey(), wanted.getValue(), settingId, need));
    }

    private boolean matches(Dimension dimension, String value, Optional<String> settingId, Optional<SenType> need) {
        return switch (dimension) {
            case SETTING -> settingId.filter(value::equals).isPresent();
            case WARD ->
                settingId
                        .flatMap(id -> area.setting(id, asAt()))
                        .filter(setting -> setting.ward().equals(value))
                        .isPresent();
            case SETTING_TYPE ->
                settingId
                        .flatMap(id -> area.setting(id, asAt()))
                        .filter(setting -> setting.type().name().equals(value))
                        .isPresent();
            case NEED -> need.filter(it -> it.name().equals(value)).isPresent();
        };
    }
}
