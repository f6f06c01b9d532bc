package waymark.evidence.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a figure is narrowed to: at most one value of each dimension. */
public record Filter(Map<Dimension, String> values) {

    public static final Filter NONE = new Filter(Map.of());

    public Filter {
        values = Map.copyOf(values);
    }

    /** {@code null} leaves a dimension open. */
    public static Filter of(
            @Nullable String ward, @Nullable String settingType, @Nullable String need, @Nullable String setting) {
        var values = new EnumMap<Dimension, String>(Dimension.class);
        put(values, Dimension.WARD, ward);
        put(values, Dimension.SETTING_TYPE, settingType);
        put(values, Dimension.NEED, need);
        put(values, Dimension.SETTING, setting);
        return new Filter(values);
    }

    public static Filter by(Dimension dimension, String value) {
        return new Filter(Map.of(dimension, value));
    }

    public Optional<String> get(Dimension dimension) {
        return Optional.ofNullable(values.get(dimension));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** For example {@code ward=Riverside&need=SLCN}: the same filter is always the same text. */
    @Override
    public String toString() {
        var text = new StringJoiner("&");
        for (var dimension : Dimension.values()) {
            get(dimension).ifPresent(value -> text.add(dimension.parameter() + "=" + value));
        }
        return text.toString();
    }

    private static void put(Map<Dimension, String> values, Dimension dimension, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(dimension, value);
        }
    }

    /** What figures can be narrowed by, with the name of the query parameter. */
    public enum Dimension {
        WARD("ward", "Ward of the setting"),
        SETTING_TYPE("setting-type", "Kind of setting"),
        NEED("need", "Area of need"),
        SETTING("setting", "Setting");

        private final String parameter;
        private final String label;

        Dimension(String parameter, String label) {
            this.parameter = parameter;
            this.label = label;
        }

        public String parameter() {
            return parameter;
        }

        public String label() {
            return label;
        }
    }
}
