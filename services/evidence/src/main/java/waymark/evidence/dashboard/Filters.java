package waymark.evidence.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.evidence.measure.Figures;
import waymark.evidence.measure.Filter;
import waymark.evidence.measure.Filter.Dimension;
import waymark.evidence.measure.Measure;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/** What a page offers to be narrowed by, in words. */
@Component
class Filters {

    private static final String NOT_FOR_ROLE =
            "Single settings are not shown to your role: so few people could be recognised.";

    private final Figures figures;
    private final SettingNames names;

    Filters(Figures figures, SettingNames names) {
        this.figures = figures;
        this.names = names;
    }

    List<FilterView> offered(Caller caller, PageQuery query, Collection<Measure> measures) {
        return Arrays.stream(Dimension.values())
                .filter(dimension ->
                        measures.stream().map(Measure::filters).anyMatch(filters -> filters.contains(dimension)))
                .map(dimension -> view(caller, query, dimension))
                .toList();
    }

    List<FilterView.Tag> tags(Caller caller, PageQuery query, String path) {
        var tags = new ArrayList<FilterView.Tag>();
        for (var dimension : Dimension.values()) {
            query.filter().get(dimension).ifPresent(value -> {
                var rest = new EnumMap<Dimension, String>(Dimension.class);
                rest.putAll(query.filter().values());
                rest.remove(dimension);
                tags.add(new FilterView.Tag(
                        dimension.label() + ": " + labels(caller, dimension).apply(value),
                        query.with(new Filter(rest)).address(path)));
            });
        }
        return tags;
    }

    private FilterView view(Caller caller, PageQuery query, Dimension dimension) {
        var selected = query.filter().get(dimension).orElse("");
        if (dimension == Dimension.SETTING && !mayNarrowToSetting(caller)) {
            return new FilterView(dimension.parameter(), dimension.label(), List.of(), NOT_FOR_ROLE);
        }
        var labels = labels(caller, dimension);
        var options = Stream.concat(
                        Stream.of(new FilterView.Option("", "All", selected.isEmpty())),
                        figures.filterValues(caller, dimension, query.asAt()).stream()
                                .map(value -> new FilterView.Option(value, labels.apply(value), value.equals(selected)))
                                .sorted(Comparator.comparing(FilterView.Option::label)))
                .toList();
        return new FilterView(dimension.parameter(), dimension.label(), options, "");
    }

    private static boolean mayNarrowToSetting(Caller caller) {
        return caller.has(Role.INCLUSION_OFFICER) || caller.isSettingStaff();
    }

    /** How values are written out; the register is asked once for all of them. */
    private UnaryOperator<String> labels(Caller caller, Dimension dimension) {
        return switch (dimension) {
            case WARD -> UnaryOperator.identity();
            case NEED ->
                value -> known(value, SenType.values()) ? SenType.valueOf(value).label() : value;
            case SETTING_TYPE ->
                value -> known(value, SettingType.values())
                        ? SettingType.valueOf(value).label()
                        : value;
            case SETTING -> {
                var registered = names.of(caller.la());
                yield value -> registered.getOrDefault(value, value);
            }
        };
    }

    private static boolean known(String value, Enum<?>[] codes) {
        return Set.copyOf(Arrays.stream(codes).map(Enum::name).toList()).contains(value);
    }
}
