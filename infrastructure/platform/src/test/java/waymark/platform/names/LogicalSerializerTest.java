package waymark.platform.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import waymark.platform.privacy.DataSubject;
import waymark.platform.privacy.KeysInMemory;
import waymark.platform.privacy.Personal;

/** What is stored: our names, our people's data sealed, nothing loaded that was not named. */
class LogicalSerializerTest {

    private final KeysInMemory keys = new KeysInMemory();
    private final LogicalSerializer serializer = new LogicalSerializer(
            LogicalNames.of(StoredTypes.named("test.child-registered", ChildRegistered.class)
                    .and("test.family-seen", FamilySeen.class)
                    .and("test.child", ChildState.class)),
            keys);

    @Revision("1")
    record ChildRegistered(
            @DataSubject String childId,
            @Personal @Nullable String surname,
            @Personal @Nullable LocalDate born,
            int hours) {}

    @Revision("2")
    record FamilySeen(String visitId, List<ChildRegistered> children) {}

    static final class ChildState {
        @DataSubject
        private @Nullable String id = "child-1";

        @Personal
        private @Nullable String name = "Canaria";

        private final java.util.Set<String> flags = new java.util.TreeSet<>(List.of("EAL"));
        private int total = 3;

        String describe() {
            return id + name + flags + total;
        }
    }

    private static final ChildRegistered CHILD =
            new ChildRegistered("child-1", "Canaria", LocalDate.of(2022, 3, 4), 15);

    @Test
    void an_event_is_stored_under_its_name_and_revision_and_read_back_whole() {
        SerializedObject<String> stored = serializer.serialize(CHILD, String.class);
        assertThat(stored.getType().getName()).isEqualTo("test.child-registered");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(stored.getData())
                .contains("child-1", "15")
                .doesNotContain("Canaria")
                .doesNotContain("2022");
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(CHILD);
    }

    @Test
    void personal_fields_are_sealed_however_deep_they_stand() {
        var seen = new FamilySeen("visit-1", List.of(CHILD, new ChildRegistered("child-2", "Beispiel", null, 30)));
        SerializedObject<String> stored = serializer.serialize(seen, String.class);
        assertThat(stored.getData()).doesNotContain("Canaria").doesNotContain("Beispiel");
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(seen);
    }

    @Test
    void an_aggregates_fields_are_its_snapshot() {
        var state = new ChildState();
        state.total = 8;
        state.flags.add("CLA");
        SerializedObject<String> stored = serializer.serialize(state, String.class);
        assertThat(stored.getData()).doesNotContain("Canaria");
        ChildState read = serializer.deserialize(stored);
        assertThat(read.describe()).isEqualTo(state.describe());
    }

    @Test
    void the_erased_read_as_nothing_and_their_events_stay() {
        SerializedObject<String> stored = serializer.serialize(CHILD, String.class);
        keys.erase("child-1");
        assertThat(serializer.<String, Object>deserialize(stored))
                .isEqualTo(new ChildRegistered("child-1", null, null, 15));
        SerializedObject<String> later = serializer.serialize(CHILD, String.class);
        assertThat(later.getData()).doesNotContain("Canaria");
        assertThat(serializer.<String, Object>deserialize(later))
                .isEqualTo(new ChildRegistered("child-1", null, null, 15));
    }

    @Test
    void what_is_moved_does_not_open() {
        String one = serializer.serialize(CHILD, String.class).getData();
        String other = serializer
                .serialize(new ChildRegistered("child-1", "Beispiel", null, 15), String.class)
                .getData();
        String moved = one.replace(fieldOf(one, "surname"), fieldOf(other, "surname"));
        String swapped =
                one.replace(fieldOf(one, "surname"), "@").replace(fieldOf(one, "born"), fieldOf(one, "surname"));
        keys.toSeal("child-2");
        for (String tampered : List.of(moved, swapped, one.replace("child-1", "child-2"))) {
            assertThatThrownBy(() -> serializer.deserialize(stored("test.child-registered", tampered)))
                    .hasStackTraceContaining("moved or altered");
        }
    }

    @Test
    void a_personal_field_in_plain_text_is_refused() {
        assertThatThrownBy(() -> serializer.deserialize(stored(
                        "test.child-registered", "{\"childId\":\"child-1\",\"surname\":\"Canaria\",\"hours\":1}")))
                .hasStackTraceContaining("unsealed");
    }

    @Test
    void unknown_names_and_unnamed_types_are_refused() {
        assertThatThrownBy(() -> serializer.deserialize(stored("java.lang.String", "\"x\"")))
                .isInstanceOf(UnknownStoredTypeException.class)
                .hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> serializer.serialize(new StringBuilder(), String.class))
                .isInstanceOf(UnknownStoredTypeException.class);
        assertThatThrownBy(() -> LogicalNames.of(
                        StoredTypes.named("a", ChildRegistered.class), StoredTypes.named("a", FamilySeen.class)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> LogicalNames.of(
                        StoredTypes.named("a", ChildRegistered.class), StoredTypes.named("b", ChildRegistered.class)))
                .hasMessageContaining("twice");
    }

    @Test
    void another_revision_than_the_one_known_is_refused_whether_older_or_newer() {
        String json = serializer.serialize(CHILD, String.class).getData();
        for (String revision : List.of("0", "2")) {
            assertThatThrownBy(() -> serializer.deserialize(
                            new SimpleSerializedObject<>(json, String.class, "test.child-registered", revision)))
                    .isInstanceOf(UnknownStoredTypeException.class)
                    .hasMessage(
                            "Revision " + revision + " of test.child-registered is stored, but this release knows 1."
                                    + " Run the release that wrote it, or one that has an upcaster for it.");
        }
        assertThatThrownBy(() -> serializer.deserialize(
                        new SimpleSerializedObject<>(json, String.class, "test.child-registered", null)))
                .isInstanceOf(UnknownStoredTypeException.class);
    }

    @Test
    void wrongly_marked_types_are_refused() {
        record Nobody(@Personal @Nullable String name) {}
        record Eternal(@DataSubject String id, @Personal String name) {}
        record Number(
                @DataSubject String id, @Personal @Nullable Integer age) {}
        for (Class<?> type : List.of(Nobody.class, Eternal.class, Number.class)) {
            assertThatThrownBy(() -> PersonalFields.of(type)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void positions_and_metadata_are_stored_without_class_names() {
        TrackingToken replay =
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(4));
        TrackingToken fromStart = ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(9), null);
        TrackingToken merged =
                new MergedTrackingToken(new GlobalSequenceTrackingToken(1), new GlobalSequenceTrackingToken(2));
        for (TrackingToken token : List.of(new GlobalSequenceTrackingToken(7), replay, fromStart, merged)) {
            SerializedObject<String> stored = serializer.serialize(token, String.class);
            assertThat(stored.getType().getName()).startsWith("axon.");
            assertThat(stored.getData()).doesNotContain("org.axonframework");
            assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(token);
        }
        var metadata = MetaData.from(Map.of("la", "209"));
        assertThat(serializer.<String, Object>deserialize(serializer.serialize(metadata, String.class)))
                .isEqualTo(metadata);
    }

    private static SimpleSerializedObject<String> stored(String name, String json) {
        return new SimpleSerializedObject<>(json, String.class, name, "1");
    }

    private static String fieldOf(String json, String field) {
        return json.replaceAll(".*\"" + field + "\":\"([^\"]*)\".*", "$1");
    }
}
