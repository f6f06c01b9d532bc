package waymark.evidence.measure;

import java.util.Arrays;
import java.util.List;
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
        unknown(filter).stream().findFirst().ifPresent(dimension -> {
            throw new InvalidRequestException(
                    "web/invalid-value", dimension.parameter(), "One of " + String.join(", ", codes(dimension)) + ".");
        });
        return filter;
    }

    /** What the filter would narrow by a code that does not exist. */
    public static List<Dimension> unknown(Filter filter) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> filter.get(dimension)
                        .filter(value ->
                                !codes(dimension).isEmpty() && !codes(dimension).contains(value))
                        .isPresent())
                .toList();
    }

    /** None where any name may be one. */
    private static List<String> codes(Dimension dimension) {
        Enum<?>[] codes = switch (dimension) {
            case SETTING_TYPE -> SettingType.values();
            case NEED -> SenType.values();
            case WARD, SETTING -> new Enum<?>[0];
        };
        return Arrays.stream(codes).map(Enum::name).toList();
    }
}
