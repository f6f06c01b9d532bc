package waymark.evidence.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.evidence.area.Area;
import waymark.evidence.dossier.Dossiers;
import waymark.evidence.dossier.Knowledge;
import waymark.evidence.measure.Filter.Dimension;
import waymark.evidence.measure.MeasureRefusal.DateInFuture;
import waymark.evidence.measure.MeasureRefusal.FilterNotOffered;
import waymark.evidence.measure.MeasureRefusal.TooFine;
import waymark.platform.consume.Completeness;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.security.TenantScope;
import waymark.platform.time.London;

/** Every figure anybody sees comes from here: counted once, withheld where it must be, then shared. */
@Component
public class Figures {

    private static final int AREAS_KEPT = 4;
    private static final int COUNTS_KEPT = 512;

    private final Dossiers dossiers;
    private final ObjectProvider<Completeness> completeness;
    private final Clock clock;
    private final Recent<AreaKey, Area> areas = new Recent<>(AREAS_KEPT);
    private final Recent<CountKey, Counted> counts = new Recent<>(COUNTS_KEPT);

    Figures(Dossiers dossiers, ObjectProvider<Completeness> completeness, Clock clock) {
        this.dossiers = dossiers;
        this.completeness = completeness;
        this.clock = clock;
    }

    /** The measures this caller may see, in the order they are listed. */
    public List<Measure> measures(Caller caller) {
        return measures(Sight.of(caller));
    }

    /** @throws NotFoundException also where the measure is not the caller's to see */
    public Measure measure(Caller caller, String code) {
        return entry(Sight.of(caller), code).measure();
    }

    public Figure figure(Caller caller, FigureQuery query) {
        return figure(caller.la(), Sight.of(caller), query, Knowledge.at(query.knownAt()));
    }

    /** The figures that leave the platform, small numbers withheld, from nothing but what {@code knowledge} includes. */
    public List<Figure> released(TenantScope scope, LocalDate asAt, Knowledge knowledge) {
        return Catalogue.all().stream()
                .map(entry -> new FigureQuery(entry.measure().code(), asAt, knowledge.at(), Filter.NONE))
                .map(query -> figure(scope.la(), Sight.outside(), query, knowledge))
                .toList();
    }

    /** @throws NotFoundException where the cell does not exist or its subjects are not the caller's to see */
    public Behind behind(Caller caller, FigureQuery query, String cell, Behind.Part part) {
        var sight = Sight.of(caller);
        var entry = checked(sight, query);
        if (!sight.full(query.filter())) {
            throw new NotFoundException("cell");
        }
        var now = now(caller.la(), Knowledge.at(query.knownAt()));
        var tally = counted(entry, now, query).now();
        if (!tally.has(cell)) {
            throw new NotFoundException("cell");
        }
        var count = tally.row(cell);
        var subjects = switch (part) {
            case NUMERATOR -> count.in();
            case REST -> count.rest();
            case DENOMINATOR ->
                Stream.concat(count.in().stream(), count.rest().stream()).toList();
        };
        return new Behind(entry.measure(), cell, part, entry.measure().subjects(), subjects, now.version());
    }

    /** Values a figure can be narrowed to on this date, in the order they are offered. */
    public List<String> filterValues(Caller caller, Dimension dimension, LocalDate asAt) {
        if (dimension == Dimension.SETTING && !Sight.of(caller).officer()) {
            return caller.settings().stream().sorted().toList();
        }
        return values(now(caller.la(), Knowledge.ALL).area().get(), dimension, asAt);
    }

    public Freshness freshness() {
        return Freshness.of(Optional.ofNullable(completeness.getIfAvailable())
                .map(Completeness::marks)
                .orElse(Map.of()));
    }

    /** Changes whenever a fact is added to the authority's dossiers. */
    public String version(TenantScope scope) {
        return dossiers.of(scope).version();
    }

    private static List<Measure> measures(Sight sight) {
        return Catalogue.all().stream()
                .map(Entry::measure)
                .filter(sight::covers)
                .toList();
    }

    private static Entry entry(Sight sight, String code) {
        return Catalogue.find(code)
                .filter(entry -> sight.covers(entry.measure()))
                .orElseThrow(() -> new NotFoundException("measure"));
    }

    private Entry checked(Sight sight, FigureQuery query) {
        var entry = entry(sight, query.code());
        for (var dimension : query.filter().values().keySet()) {
            if (!entry.measure().filters().contains(dimension)) {
                throw new RefusedException(new FilterNotOffered(dimension));
            }
        }
        if (!sight.allows(query.filter())) {
            throw new RefusedException(new TooFine());
        }
        if (query.asAt().isAfter(London.today(clock))) {
            throw new RefusedException(new DateInFuture("as-at"));
        }
        if (query.knownAt() != null && query.knownAt().isAfter(clock.instant())) {
            throw new RefusedException(new DateInFuture("known-at"));
        }
        return entry;
    }

    private Figure figure(String la, Sight sight, FigureQuery query, Knowledge knowledge) {
        var entry = checked(sight, query);
        var now = now(la, knowledge);
        var counted = counted(entry, now, query);
        var full = sight.full(query.filter());
        var disclosure = full ? Disclosure.NOTHING_WITHHELD : disclosure(entry, now, query, counted);
        var cells = IntStream.range(0, counted.size())
                .mapToObj(i -> new Cell(
                        counted.code(i),
                        counted.label(i),
                        i == 0,
                        disclosure.cells().get(i)
                                ? Amount.WITHHELD
                                : counted.amount(counted.now().counts().get(i))))
                .toList();
        var trend = trend(counted, disclosure);
        return new Figure(
                entry.measure(),
                la,
                query.asAt(),
                counted.period(),
                query.knownAt(),
                query.filter(),
                cells,
                trend,
                Sentence.of(entry, counted.period(), cells.getFirst().amount(), trend),
                now.version(),
                !full);
    }

    private static List<Point> trend(Counted counted, Disclosure disclosure) {
        var days = Period.monthEnds(counted.period().to());
        var points = new ArrayList<Point>(days.size());
        for (int i = 0; i < days.size(); i++) {
            var amount = disclosure.trend().get(i)
                    ? Amount.WITHHELD
                    : counted.amount(counted.trend().get(i));
            points.add(new Point(days.get(i), amount));
        }
        return points;
    }

    private Disclosure disclosure(Entry entry, Now now, FigureQuery query, Counted counted) {
        if (query.filter().isEmpty()) {
            return Disclosure.of(counted);
        }
        var wanted = query.filter().values().entrySet().iterator().next();
        var values = values(now.area().get(), wanted.getKey(), query.asAt());
        int at = values.indexOf(wanted.getValue());
        if (at < 0) {
            return Disclosure.of(counted);
        }
        var each = values.stream()
                .map(value -> counted(entry, now, narrowed(query, Filter.by(wanted.getKey(), value))))
                .toList();
        return Disclosure.of(each, at, counted(entry, now, narrowed(query, Filter.NONE)));
    }

    private static FigureQuery narrowed(FigureQuery query, Filter filter) {
        return new FigureQuery(query.code(), query.asAt(), query.knownAt(), filter);
    }

    private static List<String> values(Area area, Dimension dimension, LocalDate asAt) {
        return switch (dimension) {
            case NEED -> Arrays.stream(SenType.values()).map(Enum::name).toList();
            case SETTING_TYPE ->
                Arrays.stream(SettingType.values()).map(Enum::name).toList();
            case WARD ->
                area.settings().stream()
                        .flatMap(setting -> setting.detailsOn(asAt).stream())
                        .map(details -> details.ward())
                        .distinct()
                        .sorted()
                        .toList();
            case SETTING ->
                area.settings().stream()
                        .filter(setting -> setting.detailsOn(asAt).isPresent())
                        .map(setting -> setting.settingId())
                        .toList();
        };
    }

    private Counted counted(Entry entry, Now now, FigureQuery query) {
        var key = new CountKey(now.key(), query.code(), query.asAt(), query.filter());
        return counts.get(
                key, () -> Counted.of(entry, now.area().get(), Period.endingOn(query.asAt()), query.filter()));
    }

    private Now now(String la, Knowledge knowledge) {
        var snapshot = dossiers.of(TenantScope.ofAuthority(la));
        var key = new AreaKey(la, knowledge, snapshot.version());
        return new Now(key, () -> areas.get(key, () -> Area.of(snapshot.dossiers(), knowledge)));
    }

    private record AreaKey(String la, Knowledge knowledge, String version) {}

    private record CountKey(AreaKey area, String code, LocalDate asAt, Filter filter) {}

    private record Now(AreaKey key, Supplier<Area> area) {
        String version() {
            return key.version();
        }
    }
}
