package waymark.evidence.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
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

    private final Counts counts;
    private final ObjectProvider<Completeness> completeness;
    private final Clock clock;

    Figures(Counts counts, ObjectProvider<Completeness> completeness, Clock clock) {
        this.counts = counts;
        this.completeness = completeness;
        this.clock = clock;
    }

    /** The measures this caller may see, in the order they are listed. */
    public List<Measure> measures(Caller caller) {
        var sight = Sight.of(caller);
        return Catalogue.all().stream()
                .map(Entry::measure)
                .filter(sight::covers)
                .toList();
    }

    /** @throws NotFoundException also where the measure is not the caller's to see */
    public Measure measure(Caller caller, String code) {
        return entry(Sight.of(caller), code).measure();
    }

    /** @throws RefusedException where the filter is too fine for the caller or the date lies ahead */
    public Figure figure(Caller caller, FigureQuery query) {
        return figure(authority(caller), Sight.of(caller), query, Knowledge.at(query.knownAt()));
    }

    /** The figures that leave the platform, small numbers withheld, from nothing but what {@code knowledge} includes. */
    public List<Figure> released(TenantScope scope, LocalDate asAt, Knowledge knowledge) {
        return Catalogue.all().stream()
                .map(entry -> new FigureQuery(entry.measure().code(), asAt, knowledge.at(), Filter.NONE))
                .map(query -> figure(scope, Sight.outside(), query, knowledge))
                .toList();
    }

    /** @throws NotFoundException where the cell does not exist or its subjects are not the caller's to see */
    public Behind behind(Caller caller, FigureQuery query, String cell, Behind.Part part) {
        var sight = Sight.of(caller);
        if (!sight.full(query.filter())) {
            throw new NotFoundException("cell");
        }
        var entry = checked(sight, query);
        var now = counts.now(authority(caller), Knowledge.at(query.knownAt()));
        var tally = counts.counted(entry, now, query.asAt(), query.filter()).now();
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

    /** Values a figure can be narrowed to by this caller on this date, in the order they are offered. */
    public List<String> filterValues(Caller caller, Dimension dimension, LocalDate asAt) {
        if (dimension == Dimension.SETTING && !Sight.of(caller).officer()) {
            return caller.settings().stream().sorted().toList();
        }
        return counts.values(counts.now(authority(caller), Knowledge.ALL), dimension, asAt);
    }

    /** Whether this caller sees small numbers, and the subjects behind, under this filter. */
    public boolean seesSmallNumbers(Caller caller, Filter filter) {
        return Sight.of(caller).full(filter);
    }

    public Freshness freshness() {
        return Freshness.of(Optional.ofNullable(completeness.getIfAvailable())
                .map(Completeness::marks)
                .orElse(Map.of()));
    }

    /** Changes whenever a fact is added to the caller's authority's dossiers. */
    public String version(Caller caller) {
        return counts.version(authority(caller));
    }

    /** Today, the date figures are for unless another is asked for. */
    public LocalDate today() {
        return London.today(clock);
    }

    private static TenantScope authority(Caller caller) {
        return TenantScope.ofAuthority(caller.la());
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
        if (query.asAt().isAfter(today())) {
            throw new RefusedException(new DateInFuture("as-at"));
        }
        if (query.knownAt() != null && query.knownAt().isAfter(clock.instant())) {
            throw new RefusedException(new DateInFuture("known-at"));
        }
        return entry;
    }

    private Figure figure(TenantScope scope, Sight sight, FigureQuery query, Knowledge knowledge) {
        var entry = checked(sight, query);
        var now = counts.now(scope, knowledge);
        var counted = counts.counted(entry, now, query.asAt(), query.filter());
        var full = sight.full(query.filter());
        var disclosure = full
                ? Disclosure.NOTHING_WITHHELD
                : counts.disclosure(entry, now, query.asAt(), query.filter(), sight.ownSettings());
        var cells = counted.cells(disclosure);
        var trend = counted.points(disclosure);
        return new Figure(
                entry.measure(),
                scope.la(),
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
}
