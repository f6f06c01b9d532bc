package waymark.platform.names;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.util.TokenBuffer;
import waymark.platform.privacy.Keys;

/** Seals personal fields as a type is written and opens them as it is read, wherever in a payload the type stands. */
final class SealingModule extends SimpleModule {

    private static final long serialVersionUID = 1;
    private static final JsonMapper TREES = new JsonMapper();

    SealingModule(Keys keys) {
        super("waymark-sealing");
        setSerializerModifier(new Sealing(keys));
        setDeserializerModifier(new Opening(keys));
        // A snapshot brings a set back in the order it was stored in.
        addAbstractTypeMapping(Set.class, LinkedHashSet.class);
    }

    private static final class Sealing extends ValueSerializerModifier {

        private static final long serialVersionUID = 1;

        private final transient Keys keys;

        Sealing(Keys keys) {
            this.keys = keys;
        }

        @Override
        @SuppressWarnings("unchecked") // the serializer of a bean takes that bean
        public ValueSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> plain) {
            Optional<PersonalFields> fields = PersonalFields.of(bean.getBeanClass());
            return fields.<ValueSerializer<?>>map(
                            found -> new SealingSerializer((ValueSerializer<Object>) plain, new Seal(found, keys)))
                    .orElse(plain);
        }
    }

    private static final class Opening extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1;

        private final transient Keys keys;

        Opening(Keys keys) {
            this.keys = keys;
        }

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> plain) {
            Optional<PersonalFields> fields = PersonalFields.of(bean.getBeanClass());
            return fields.<ValueDeserializer<?>>map(found -> new OpeningDeserializer(plain, new Seal(found, keys)))
                    .orElse(plain);
        }
    }

    private static final class SealingSerializer extends ValueSerializer<Object> {

        private final ValueSerializer<Object> plain;
        private final Seal seal;

        SealingSerializer(ValueSerializer<Object> plain, Seal seal) {
            this.plain = plain;
            this.seal = seal;
        }

        @Override
        public void resolve(SerializationContext context) {
            plain.resolve(context);
        }

        @Override
        public void serialize(Object value, JsonGenerator out, SerializationContext context) {
            try (var buffer = new TokenBuffer(context, false)) {
                plain.serialize(value, buffer, context);
                try (JsonParser parser = buffer.asParser()) {
                    ObjectNode tree = TREES.readTree(parser).asObject();
                    seal.close(tree);
                    context.writeTree(out, tree);
                }
            }
        }
    }

    private static final class OpeningDeserializer extends DelegatingDeserializer {

        private final Seal seal;

        OpeningDeserializer(ValueDeserializer<?> plain, Seal seal) {
            super(plain);
            this.seal = seal;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
            return new OpeningDeserializer(plain, seal);
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            ObjectNode tree = context.readTree(in).asObject();
            seal.open(tree);
            try (JsonParser opened = context.treeAsTokens(tree)) {
                opened.nextToken();
                return super.deserialize(opened, context);
            }
        }
    }
}
