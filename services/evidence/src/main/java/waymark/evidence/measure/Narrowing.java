package waymark.evidence.measure;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.platform.web.InvalidRequestException;

/** Reads a filter from a request's parameters; a code that does not exist is an error, never an empty answer. */
public final class Narrowing {

    private Narrowing() {}

    public static Filter of(
            @Nullable String ward, @Nullable String settingType, @Nullable String need, @Nullable String setting) {
        check("setting-type", settingType, SettingType.values());
        check("need", need, SenType.values());
        return Filter.of(ward, settingType, need, setting);
    }

    private static void check(String parameter, @Nullable String value, Enum<?>[] codes) {
        if (value != null
                && !value.isBlank()
                && Arrays.stream(codes).noneMatch(code -> code.name().equals(value))) {
            throw new InvalidRequestException(
                    "web/invalid-value",
                    parameter,
                    "One of " + Arrays.stream(codes).map(Enum::name).collect(Collectors.joining(", ")) + ".");
        }
    }
}
