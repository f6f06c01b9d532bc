package waymark.platform.names;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Objects;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import waymark.platform.privacy.Keys;

/**
 * Writes events, snapshots, tokens and dead letters as JSON under our own names, with personal fields sealed. A name it
 * does not know is refused, never looked for among the classes.
 */
public final class LogicalSerializer extends Jackson3Serializer {

    private final LogicalNames names;

    public LogicalSerializer(LogicalNames names, Keys keys) {
        super(Jackson3Serializer.builder()
                .revisionResolver(new StoredRevisions())
                .jsonMapperBuilderCustomizer(mapper -> customise(mapper, keys)));
        this.names = names;
    }

    private static void customise(JsonMapper.Builder mapper, Keys keys) {
        // Fields alone are the state: an aggregate has no getters, and an event's derived methods are not facts.
        mapper.changeDefaultVisibility(visibility -> visibility
                .withFieldVisibility(Visibility.ANY)
                .withGetterVisibility(Visibility.NONE)
                .withIsGetterVisibility(Visibility.NONE)
                .withSetterVisibility(Visibility.NONE));
        mapper.enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS);
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.addModule(new SealingModule(keys));
        mapper.addModule(new TokenModule());
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        Class<?> known = names.classOf(type.getName());
        if (!isCurrent(type)) {
            // Read as if it were the known revision, it would lose what that has no field for.
            throw UnknownStoredTypeException.ofRevision(
                    type.getName(), type.getRevision(), getRevisionResolver().revisionOf(known));
        }
        return known;
    }

    /** Whether something stored under this name and revision is what this release would write. */
    public boolean isCurrent(SerializedType type) {
        return names.find(type.getName())
                .filter(known -> LogicalNames.isOfTheFramework(known)
                        || Objects.equals(getRevisionResolver().revisionOf(known), type.getRevision()))
                .isPresent();
    }

    @Override
    @SuppressWarnings("rawtypes") // as inherited
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || Void.TYPE.equals(type) || Void.class.equals(type)) {
            return SimpleSerializedType.emptyType();
        }
        return new SimpleSerializedType(
                names.nameOf(type), getRevisionResolver().revisionOf(type));
    }
}
