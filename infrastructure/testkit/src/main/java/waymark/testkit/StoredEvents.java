package waymark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.names.StoredTypes;

/**
 * History is for ever: every event in every revision it was ever stored in has a file under {@code
 * src/test/resources/stored} that today's code must read. A file, once there, is never changed.
 */
public final class StoredEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path FILES = Path.of("src/test/resources/stored");
    private static final Path PROPOSED = Path.of("target/stored");

    private final LogicalSerializer serializer;
    private final EventUpcaster upcasters;
    private final Map<String, Class<?>> current = new TreeMap<>();

    private StoredEvents(Collection<StoredTypes> features, List<EventUpcaster> upcasters) {
        this.serializer = new LogicalSerializer(LogicalNames.of(features), new OpenKeys());
        this.upcasters = new EventUpcasterChain(upcasters);
        features.forEach(types -> types.byName().forEach((name, type) -> {
            var revision = type.getAnnotation(Revision.class);
            if (type.isRecord()) {
                assertThat(revision).as("%s has no @Revision", type.getName()).isNotNull();
                current.put(name + "." + revision.value() + ".json", type);
            }
        }));
    }

    /** Checks all that one service stores; {@code upcasters} as the service has them, in their order. */
    public static void check(Collection<StoredTypes> features, EventUpcaster... upcasters) {
        var events = new StoredEvents(features, List.of(upcasters));
        events.everyEventHasItsFile();
        events.everyFileIsRead();
        events.whatIsWrittenTodayIsWhatTheFileSays();
    }

    private void everyEventHasItsFile() {
        var missing = new ArrayList<String>();
        current.forEach((name, type) -> {
            if (!Files.exists(FILES.resolve(name))) {
                write(PROPOSED.resolve(name), tree(ExampleRecords.of(type)).toPrettyString() + "\n");
                missing.add(name);
            }
        });
        assertThat(missing)
                .as(
                        "stored events without a file under %s; proposals are under %s: look at them and keep them",
                        FILES, PROPOSED)
                .isEmpty();
    }

    private void everyFileIsRead() {
        assertThat(files())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file)).isNotNull());
    }

    private void whatIsWrittenTodayIsWhatTheFileSays() {
        current.forEach((name, type) -> {
            var file = FILES.resolve(name);
            var golden = withoutSeal(JSON.readTree(text(file)));
            var fields = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            assertThat(golden.propertyNames())
                    .as("%s: other fields are another @Revision; keep this file, and add one and an upcaster", name)
                    .containsExactlyInAnyOrderElementsOf(fields);
            assertThat(golden.properties())
                    .as(name)
                    .noneMatch(field -> field.getValue().isNull());
            assertThat(withoutSeal(tree(read(file)))).as(name).isEqualTo(golden);
        });
    }

    /** By the way history itself is read: upcast, then under its logical name. */
    private Object read(Path file) {
        var name = String.valueOf(file.getFileName());
        var parts = name.substring(0, name.length() - ".json".length());
        int dot = parts.lastIndexOf('.');
        var entry = new GenericDomainEventEntry<>(
                "Test",
                "id",
                0,
                "event",
                Instant.EPOCH,
                parts.substring(0, dot),
                parts.substring(dot + 1),
                text(file),
                "{}");
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(entry), serializer, upcasters)
                .next()
                .getPayload();
    }

    private JsonNode tree(Object event) {
        return JSON.readTree(serializer.serialize(event, String.class).getData());
    }

    private static JsonNode withoutSeal(JsonNode event) {
        ((ObjectNode) event).remove("$seal");
        return event;
    }

    private static List<Path> files() {
        try (var all = Files.list(FILES)) {
            return all.sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
