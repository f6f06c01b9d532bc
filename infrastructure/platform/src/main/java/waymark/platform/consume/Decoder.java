package waymark.platform.consume;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import waymark.events.PublishedTypes;

/** Reads a batch of records; what it cannot read it says so of, and never guesses. */
final class Decoder {

    private static final String PROGRESS = ".progress.v1";

    private final JsonMapper json = JsonMapper.builder()
            // Within v1 fields may be added: an older reader passes over them.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    List<Arrived> read(Iterable<? extends ConsumerRecord<?, ?>> batch) {
        var read = new ArrayList<Arrived>();
        for (var record : batch) {
            read.add(read(new Arrived.Raw(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    text(record.key()),
                    record.value() instanceof byte[] bytes ? bytes : new byte[0],
                    Headers.of(record.headers()))));
        }
        return read;
    }

    Arrived read(Arrived.Raw raw) {
        var source = sourceOf(raw.topic());
        var headers = raw.headers();
        try {
            var type = headers.required("type");
            long position = Long.parseLong(headers.required("position"));
            var time = Instant.parse(headers.required("time"));
            if (type.endsWith(PROGRESS)) {
                return new Arrived.Progress(source, raw.partition(), raw.offset(), position, time);
            }
            var known = PublishedTypes.classOf(type)
                    .orElseThrow(() -> new IllegalArgumentException("unknown type " + type));
            var event = json.readValue(raw.payload(), known);
            return new Arrived.Fact(
                    new Received(
                            event, headers.required("id"), type, source, position, time, headers.get("authorrole")),
                    raw);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return unreadable(raw, source, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            // The exception's own message quotes the payload.
            return unreadable(raw, source, "the data are not what the type promises");
        }
    }

    private static Arrived unreadable(Arrived.Raw raw, String source, String reason) {
        return new Arrived.Unreadable(source, raw, subject(raw), position(raw.headers()), reason);
    }

    /** Whom it is about, as far as that can be known without reading it. */
    static String subject(Arrived.Raw raw) {
        var subject = raw.headers().get("subject");
        return subject != null ? subject : Objects.requireNonNullElse(raw.key(), "unknown");
    }

    private static long position(Headers headers) {
        var position = headers.get("position");
        return position != null && position.matches("\\d{1,18}") ? Long.parseLong(position) : -1;
    }

    /** {@code waymark.journeys.v1} comes from journeys. */
    private static String sourceOf(String topic) {
        var parts = topic.split("\\.");
        return parts.length > 1 ? parts[1] : topic;
    }

    private static @Nullable String text(@Nullable Object key) {
        return key instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : key == null ? null : key.toString();
    }
}
