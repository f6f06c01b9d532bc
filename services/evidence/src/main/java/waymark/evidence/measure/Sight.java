package waymark.evidence.measure;

import java.util.Set;
import waymark.evidence.dossier.Kind;
import waymark.evidence.measure.Filter.Dimension;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/**
 * What a reader may see of the figures, by role: inclusion officers everything; analysts every figure with small numbers
 * withheld; panel members the inclusion fund's figures in the same way; setting staff the area's figures in the same way,
 * with what they could work out of them and their own settings' withheld too, and their own settings' in full.
 */
record Sight(boolean officer, boolean everyMeasure, Set<String> ownSettings) {

    static Sight of(Caller caller) {
        return new Sight(
                caller.has(Role.INCLUSION_OFFICER),
                caller.has(Role.INCLUSION_OFFICER) || caller.has(Role.ANALYST) || caller.isSettingStaff(),
                caller.isSettingStaff() ? caller.settings() : Set.of());
    }

    /** Files that leave the platform are as for a reader who sees every figure and no small number. */
    static Sight outside() {
        return new Sight(false, true, Set.of());
    }

    boolean covers(Measure measure) {
        return everyMeasure || measure.subjects() == Kind.APPLICATION;
    }

    /** Whether small numbers are shown, and with them the subjects behind. */
    boolean full(Filter filter) {
        return officer
                || filter.get(Dimension.SETTING).filter(ownSettings::contains).isPresent();
    }

    boolean allows(Filter filter) {
        return full(filter)
                || filter.values().size() <= 1 && filter.get(Dimension.SETTING).isEmpty();
    }
}
