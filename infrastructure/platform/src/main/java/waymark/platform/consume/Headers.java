package waymark.platform.consume;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CloudEvents attributes of one record, as text, without their {@code ce_} prefix. */
record Headers(Map<String, String> values) {

    static final String PREFIX = "ce_";

    static Headers of(Map<String, ?> mapped) {
        var values = new HashMap<String, String>();
        mapped.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                values.put(
                        name.substring(PREFIX.length()),
                        value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString());
            }
        });
        return new Headers(Map.copyOf(values));
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    String required(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + PREFIX + name + " header");
        }
        return value;
    }
}
