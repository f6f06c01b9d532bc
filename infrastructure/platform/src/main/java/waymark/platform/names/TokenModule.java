package waymark.platform.names;

import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a projection has read, in our own words: {@code {"at":7}}, {@code {"from":...,"until":...}} while it replays,
 * {@code {"lower":...,"upper":...}} after two segments were merged. Axon's own form names its classes.
 */
final class TokenModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    TokenModule() {
        super("waymark-tokens");
        addSerializer(TrackingToken.class, new Writer());
        addDeserializer(GlobalSequenceTrackingToken.class, new Reader<>(GlobalSequenceTrackingToken.class));
        addDeserializer(ReplayToken.class, new Reader<>(ReplayToken.class));
        addDeserializer(MergedTrackingToken.class, new Reader<>(MergedTrackingToken.class));
        addDeserializer(ConfigToken.class, new Reader<>(ConfigToken.class));
    }

    private static @Nullable ObjectNode tree(@Nullable TrackingToken token) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        return switch (token) {
            case null -> null;
            case GlobalSequenceTrackingToken position -> tree.put("at", position.getGlobalIndex());
            case ReplayToken replay ->
                tree.set("from", tree(replay.getCurrentToken())).set("until", tree(replay.getTokenAtReset()));
            case MergedTrackingToken merged ->
                tree.set("lower", tree(merged.lowerSegmentToken())).set("upper", tree(merged.upperSegmentToken()));
            case ConfigToken identity -> tree.put("identity", identity.get("id"));
            default -> throw UnknownStoredTypeException.ofClass(token.getClass());
        };
    }

    private static @Nullable TrackingToken token(@Nullable JsonNode tree) {
        if (tree == null || tree.isNull()) {
            return null;
        }
        if (tree.has("until")) {
            return ReplayToken.createReplayToken(token(tree.get("until")), token(tree.get("from")));
        }
        if (tree.has("upper")) {
            return new MergedTrackingToken(token(tree.get("lower")), token(tree.get("upper")));
        }
        if (tree.has("identity")) {
            return new ConfigToken(Map.of("id", tree.get("identity").asString()));
        }
        return new GlobalSequenceTrackingToken(tree.required("at").asLong());
    }

    private static final class Writer extends ValueSerializer<TrackingToken> {

        @Override
        public void serialize(TrackingToken token, JsonGenerator out, SerializationContext context) {
            context.writeTree(out, tree(token));
        }
    }

    private static final class Reader<T extends TrackingToken> extends ValueDeserializer<T> {

        private final Class<T> type;

        Reader(Class<T> type) {
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return type.cast(Objects.requireNonNull(token(context.readTree(in))));
        }
    }
}
