package waymark.evidence.measure;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final int TABLES_KEPT = 256;

    private final Function<TenantScope, Snapshot> dossiers;
    private final Recent<AreaKey, Area> areas = new Recent<>(AREAS_KEPT);
    private final Recent<CountKey, Counted> counts = new Recent<>(COUNTS_KEPT);
    private final Recent<TableKey, Map<String, Disclosure>> tables = new Recent<>(TABLES_KEPT);

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
        return counted(entry, now, asAt, Slice.of(filter));
    }

    private Counted counted(Entry entry, Now now, LocalDate asAt, Slice slice) {
        var key = new CountKey(now.key(), entry.measure().code(), asAt, slice);
        return counts.get(key, () -> Counted.of(entry, now.area().get(), Period.endingOn(asAt), slice));
    }

    /**
     * What is withheld from a reader without the right to small numbers; at most one filter is set.
     *
     * @param own settings whose figures this reader has in full
     */
    Disclosure disclosure(Entry entry, Now now, LocalDate asAt, Filter filter, Set<String> own) {
        if (filter.isEmpty()) {
            return Disclosure.ofWhole(known(entry, now, asAt, filter, own));
        }
        var wanted = filter.values().entrySet().iterator().next();
        var key = new TableKey(now.key(), entry.measure().code(), asAt, wanted.getKey(), own);
        var table = tables.get(key, () -> table(entry, now, asAt, wanted.getKey(), own));
        // A value nobody ever had has nothing to withhold.
        return table.getOrDefault(wanted.getValue(), Disclosure.NOTHING_WITHHELD);
    }

    private Map<String, Disclosure> table(Entry entry, Now now, LocalDate asAt, Dimension dimension, Set<String> own) {
        var values = everyValue(now, dimension);
        var known = values.stream()
                .map(value -> known(entry, now, asAt, Filter.by(dimension, value), own))
                .toList();
        var each = Disclosure.ofEach(known, known(entry, now, asAt, Filter.NONE, own));
        return IntStream.range(0, values.size()).boxed().collect(Collectors.toMap(values::get, each::get));
    }

    private Known known(Entry entry, Now now, LocalDate asAt, Filter filter, Set<String> own) {
        return new Known(
                counted(entry, now, asAt, filter),
                own.isEmpty() ? null : counted(entry, now, asAt, new Slice(filter, own)));
    }

    /** Of any day, so that a month end is the same table whether asked for itself or in a later date's trend. */
    private static List<String> everyValue(Now now, Dimension dimension) {
        return switch (dimension) {
            case NEED -> codes(SenType.values());
            case SETTING_TYPE -> codes(SettingType.values());
            case WARD ->
                now.area().get().settings().stream()
                        .flatMap(Setting::everyDetails)
                        .map(Setting.Details::ward)
                        .distinct()
                        .sorted()
                        .toList();
            case SETTING ->
                now.area().get().settings().stream().map(Setting::settingId).toList();
        };
    }

    /** Values a figure can be narrowed to, in the order they are offered. */
    List<String> values(Now now, Dimension dimension, LocalDate asAt) {
        return switch (dimension) {
            case NEED -> codes(SenType.values());
            case SETTING_TYPE -> codes(SettingType.values());
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

    private static List<String> codes(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** An authority as known; the area is folded when first needed. */
    record Now(AreaKey key, Supplier<Area> area) {
        String version() {
            return key.version();
        }
    }

    record AreaKey(String la, Knowledge knowledge, String version) {}

    private record CountKey(AreaKey area, String code, LocalDate asAt, Slice slice) {}

    private record TableKey(AreaKey area, String code, LocalDate asAt, Dimension dimension, Set<String> own) {}
}
