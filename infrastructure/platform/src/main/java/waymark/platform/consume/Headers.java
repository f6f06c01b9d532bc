package waymark.platform.consume;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** CloudEvents attributes of one record, as text, without their {@code ce_} prefix. */
record Headers(Map<String, String> values) {

    static final String PREFIX = "ce_";

    static Headers of(Iterable<Header> ofRecord) {
        var values = new HashMap<String, String>();
        for (var header : ofRecord) {
            if (header.key().startsWith(PREFIX) && header.value() != null) {
                values.put(header.key().substring(PREFIX.length()), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new Headers(Collections.unmodifiableMap(values));
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
