package waymark.evidence.measure;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.evidence.measure.Filter.Dimension;
import waymark.platform.web.InvalidRequestException;

/** Reads a filter from a request's parameters; a code that does not exist is an error, never an empty answer. */
public final class Narrowing {

    private Narrowing() {}

    public static Filter of(
            @Nullable String ward, @Nullable String settingType, @Nullable String need, @Nullable String setting) {
        var filter = Filter.of(ward, settingType, need, setting);
        for (var dimension : filter.values().keySet()) {
            if (isUnknown(filter, dimension)) {
                throw new InvalidRequestException(
                        "web/invalid-value",
                        dimension.parameter(),
                        "One of "
                                + Arrays.stream(codes(dimension))
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
        }
        return filter;
    }

    /** Whether the filter names a code that does not exist. */
    public static boolean isUnknown(Filter filter, Dimension dimension) {
        var codes = codes(dimension);
        return codes.length > 0
                && filter.get(dimension)
                        .filter(value -> Arrays.stream(codes).map(Enum::name).noneMatch(value::equals))
                        .isPresent();
    }

    /** None where any name may be one. */
    private static Enum<?>[] codes(Dimension dimension) {
        return switch (dimension) {
            case SETTING_TYPE -> SettingType.values();
            case NEED -> SenType.values();
            case WARD, SETTING -> new Enum<?>[0];
        };
    }
}
