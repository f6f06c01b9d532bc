package waymark.evidence.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import waymark.evidence.measure.FigureQuery;
import waymark.evidence.measure.Filter;
import waymark.evidence.measure.Filter.Dimension;
import waymark.evidence.measure.Narrowing;
import waymark.platform.refusal.RefusedException;
import waymark.platform.time.London;

/**
 * What a page was asked for, all of it in its address: the date, the state of knowledge, the filter.
 *
 * @param asAt the date asked for, or the one used where it was left open or is no date
 * @param knownAt the last day whose recorded facts count; absent for everything known
 * @param filter what was asked for but {@code unknown}
 * @param unknown what was to be narrowed by a code that does not exist
 */
record PageQuery(
        LocalDate asAt,
        @Nullable LocalDate knownAt,
        Filter filter,
        List<Dimension> unknown,
        DateAsked asAtAsked,
        DateAsked knownAtAsked,
        LocalDate today) {

    static final String AS_AT = "as-at";
    static final String KNOWN_AT = "known-at";

    static PageQuery of(Map<String, String> parameters, LocalDate defaultAsAt, LocalDate today) {
        var asAt = DateAsked.from(parameters, AS_AT, "As-at date", today).or(defaultAsAt);
        var knownAt = DateAsked.from(parameters, KNOWN_AT, "Known-at date", today);
        var asked = Filter.of(
                parameters.get(Dimension.WARD.parameter()),
                parameters.get(Dimension.SETTING_TYPE.parameter()),
                parameters.get(Dimension.NEED.parameter()),
                parameters.get(Dimension.SETTING.parameter()));
        var used = asAt.date() == null ? defaultAsAt : asAt.date();
        var unknown = Narrowing.unknown(asked);
        var known = new HashMap<>(asked.values());
        known.keySet().removeAll(unknown);
        return new PageQuery(used, knownAt.date(), new Filter(known), unknown, asAt, knownAt, today);
    }

    List<PageError> errors() {
        var errors = new ArrayList<PageError>();
        for (var asked : List.of(asAtAsked, knownAtAsked)) {
            var error = asked.error();
            if (error != null) {
                errors.add(new PageError("#" + asked.name() + "-day", error));
            }
        }
        for (var dimension : unknown) {
            errors.add(new PageError(
                    "#filter-" + dimension.parameter(), dimension.label() + " must be one from the list"));
        }
        return errors;
    }

    /** Came from a form and is good: the reader is sent on to the address that says the same in short. */
    boolean toBeShortened() {
        return errors().isEmpty() && (asAtAsked.typed() || knownAtAsked.typed());
    }

    /** Of a file nobody would see that it shows another day or nobody at all: it is not given. */
    PageQuery orRefused() {
        errors().stream().findFirst().ifPresent(error -> {
            throw new RefusedException(new FileRefusal(error.text()));
        });
        return this;
    }

    FigureQuery of(String code) {
        return new FigureQuery(code, asAt, knownInstant(), filter);
    }

    /** Known today means everything known: the day is not over. */
    @Nullable
    Instant knownInstant() {
        return knownAt == null || !knownAt.isBefore(today)
                ? null
                : knownAt.plusDays(1).atStartOfDay(London.ZONE).toInstant().minusMillis(1);
    }

    PageQuery with(Filter other) {
        return new PageQuery(asAt, knownAt, other, unknown, asAtAsked, knownAtAsked, today);
    }

    /** A page's address that shows the same again, whenever it is opened. */
    String address(String path) {
        return address(path, Map.of());
    }

    String address(String path, Map<String, String> more) {
        var address = UriComponentsBuilder.fromPath(path).queryParam(AS_AT, asAt);
        if (knownAt != null) {
            address.queryParam(KNOWN_AT, knownAt);
        }
        var values = new ArrayList<String>();
        for (var dimension : Dimension.values()) {
            filter.get(dimension).ifPresent(value -> {
                address.queryParam(dimension.parameter(), "{value}");
                values.add(value);
            });
        }
        new TreeMap<>(more).forEach((name, value) -> {
            address.queryParam(name, "{value}");
            values.add(value);
        });
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }
}
