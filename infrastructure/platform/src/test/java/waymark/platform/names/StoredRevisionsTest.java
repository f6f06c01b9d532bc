package waymark.platform.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import waymark.platform.privacy.DataSubject;
import waymark.platform.privacy.KeysInMemory;
import waymark.platform.privacy.Personal;

/** The snapshot of an aggregate with other fields is known by its revision. */
class StoredRevisionsTest {

    private final StoredRevisions revisions = new StoredRevisions();

    @Revision("1")
    static class Account {
        @DataSubject
        @Nullable
        String id;

        @Nullable
        String owner;

        int total;
    }

    @Revision("2")
    static class MeaningChanged {
        @DataSubject
        @Nullable
        String id;

        @Nullable
        String owner;

        int total;
    }

    static class FieldAdded extends Account {
        boolean closed;
    }

    static class FieldRemoved {
        @DataSubject
        @Nullable
        String id;

        int total;
    }

    static class TypeChanged {
        @DataSubject
        @Nullable
        String id;

        @Nullable
        String owner;

        long total;
    }

    static class MadePersonal {
        @DataSubject
        @Nullable
        String id;

        @Personal
        @Nullable
        String owner;

        int total;
    }

    static class HeldInAMap {
        Map<String, List<Step>> steps = Map.of();
    }

    static class HeldInAnotherMap {
        Map<String, List<OtherStep>> steps = Map.of();
    }

    record Step(int hours) {}

    record OtherStep(int hours, boolean done) {}

    static class WithCache {
        transient int seen;
        static final int MOST = 3;
    }

    @Revision("7")
    record Fact(String id) {}

    @Test
    void every_other_shape_is_another_revision() {
        Stream<Class<?>> shapes = Stream.of(
                Account.class,
                MeaningChanged.class,
                FieldAdded.class,
                FieldRemoved.class,
                TypeChanged.class,
                MadePersonal.class,
                HeldInAMap.class,
                HeldInAnotherMap.class);
        assertThat(shapes.map(revisions::revisionOf).toList())
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(revisions.revisionOf(MeaningChanged.class)).startsWith("2-");
    }

    @Test
    void the_types_within_and_above_belong_to_the_shape() {
        assertThat(StateShape.of(HeldInAMap.class).fieldsByType())
                .containsOnlyKeys(HeldInAMap.class.getName(), Step.class.getName());
        assertThat(StateShape.of(FieldAdded.class).fieldsByType())
                .containsOnlyKeys(FieldAdded.class.getName(), Account.class.getName());
    }

    @Test
    void what_is_not_stored_does_not_belong_to_it() {
        assertThat(StateShape.of(WithCache.class).fieldsByType())
                .containsExactly(entry(WithCache.class.getName(), "{}"));
    }

    @Test
    void a_fact_has_the_revision_it_was_given() {
        assertThat(revisions.revisionOf(Fact.class)).isEqualTo("7");
        assertThat(revisions.revisionOf(String.class)).isNull();
    }

    @Test
    void a_release_with_other_fields_under_the_same_name_passes_the_snapshot_over() {
        SerializedType stored = serializer(Account.class).typeForClass(Account.class);
        assertThat(serializer(Account.class).isCurrent(stored)).isTrue();
        assertThat(serializer(FieldRemoved.class).isCurrent(stored)).isFalse();
        assertThat(new LogicalSerializer(LogicalNames.of(), new KeysInMemory()).isCurrent(stored))
                .isFalse();
    }

    private static LogicalSerializer serializer(Class<?> state) {
        return new LogicalSerializer(LogicalNames.of(StoredTypes.named("test.account", state)), new KeysInMemory());
    }
}
