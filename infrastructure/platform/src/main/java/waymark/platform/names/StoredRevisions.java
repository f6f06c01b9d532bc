package waymark.platform.names;

import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.RevisionResolver;
import org.jspecify.annotations.Nullable;

/**
 * The revision under which a type is stored. A fact, a record, has the one in its {@code @Revision}. An aggregate's
 * state has that and the shape of its fields, so that a snapshot of another release is known as such: whoever changes
 * what the same fields mean raises {@code @Revision}.
 */
final class StoredRevisions implements RevisionResolver {

    private static final AnnotationRevisionResolver ANNOTATED = new AnnotationRevisionResolver();
    private static final ClassValue<StateShape> SHAPES = new ClassValue<>() {
        @Override
        protected StateShape computeValue(Class<?> type) {
            return StateShape.of(type);
        }
    };

    @Override
    public @Nullable String revisionOf(Class<?> type) {
        String annotated = ANNOTATED.revisionOf(type);
        if (!isState(type)) {
            return annotated;
        }
        String shape = SHAPES.get(type).digest();
        return annotated == null ? shape : annotated + '-' + shape;
    }

    private static boolean isState(Class<?> type) {
        return !type.isRecord() && !type.isEnum() && StateShape.isOurs(type);
    }
}
