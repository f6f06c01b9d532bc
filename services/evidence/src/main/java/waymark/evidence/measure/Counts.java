package waymark.evidence.measure;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.evidence.area.Area;
import waymark.evidence.area.Setting;
import waymark.evidence.dossier.Dossiers;
import waymark.evidence.dossier.Dossiers.Snapshot;
import waymark.evidence.dossier.Knowledge;
import waymark.evidence.measure.Filter.Dimension;
import waymark.platform.security.TenantScope;

/**
 * Counts each measure once for a state of the dossiers, a state of knowledge, a date and a filter, and keeps what was
 * counted last for whoever asks next.
 */
@Component
class Counts {

    private static final int AREAS_KEPT = 4;
    private static final int COUNTS_KEPT = 512;

    private final Function<TenantScope, Snapshot> dossiers;
    private final Recent<AreaKey, Area> areas = new Recent<>(AREAS_KEPT);
    private final Recent<CountKey, Counted> counts = new Recent<>(COUNTS_KEPT);

    @Autowired
    Counts(Dossiers dossiers) {
        this(dossiers::of);
    }

    Counts(Function<TenantScope, Snapshot> dossiers) {
        this.dossiers = dossiers;
    }

    String version(TenantScope scope) {
        return dossiers.apply(scope).version();
    }

    Now now(TenantScope scope, Knowledge knowledge) {
        var snapshot = dossiers.apply(scope);
        var key = new AreaKey(scope.la(), knowledge, snapshot.version());
        return new Now(key, () -> areas.get(key, () -> Area.of(snapshot.dossiers(), knowledge)));
    }

    Counted counted(Entry entry, Now now, LocalDate asAt, Filter filter) {
        var key = new CountKey(now.key(), entry.measure().code(), asAt, filter);
        return counts.get(key, () -> Counted.of(entry, now.area().get(), Period.endingOn(asAt), filter));
    }

    /** What is withheld from a reader without the right to small numbers; at most one filter is set. */
    Disclosure disclosure(Entry entry, Now now, LocalDate asAt, Filter filter) {
        var counted = counted(entry, now, asAt, filter);
        if (filter.isEmpty()) {
            return Disclosure.of(counted);
        }
        var wanted = filter.values().entrySet().iterator().next();
        var values = values(now, wanted.getKey(), asAt);
        int at = values.indexOf(wanted.getValue());
        if (at < 0) {
            return Disclosure.of(counted);
        }
        var each = values.stream()
                .map(value -> counted(entry, now, asAt, Filter.by(wanted.getKey(), value)))
                .toList();
        return Disclosure.of(each, at, counted(entry, now, asAt, Filter.NONE));
    }

    /** Values a figure can be narrowed to, in the order they are offered. */
    List<String> values(Now now, Dimension dimension, LocalDate asAt) {
        return switch (dimension) {
            case NEED -> Arrays.stream(SenType.values()).map(Enum::name).toList();
            case SETTING_TYPE ->
                Arrays.stream(SettingType.values()).map(Enum::name).toList();
            case WARD ->
                now.area().get().settings().stream()
                        .flatMap(setting -> setting.detailsOn(asAt).stream())
                        .map(Setting.Details::ward)
                        .distinct()
                        .sorted()
                        .toList();
            case SETTING ->
                now.area().get().settings().stream()
                        .filter(setting -> setting.detailsOn(asAt).isPresent())
                        .map(Setting::settingId)
                        .toList();
        };
    }

    /** An authority as known; the area is folded when first needed. */
    record Now(AreaKey key, Supplier<Area> area) {
        String version() {
            return key.version();
        }
    }

    record AreaKey(String la, Knowledge knowledge, String version) {}

    private record CountKey(AreaKey area, String code, LocalDate asAt, Filter filter) {}
}
