package waymark.platform.names;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import waymark.platform.privacy.Keys;

/**
 * Closes and opens the personal fields of one object in its JSON form. Each field is encrypted with its person's key;
 * person, a random seal id kept in the object, and field are authenticated, so a value moved to another person, another
 * object or another field does not open. The seal id stands for the event's id, which is not known where an object is
 * written: the same object is written into an event, a snapshot or a dead letter.
 */
record Seal(PersonalFields fields, Keys keys) {

    private static final String SEAL_ID = "$seal";

    void close(ObjectNode object) {
        String person = personOf(object);
        String sealId = UUID.randomUUID().toString();
        object.put(SEAL_ID, sealId);
        Optional<Aead> key = keys.toSeal(person);
        for (String field : fields.personal()) {
            JsonNode value = object.get(field);
            if (value == null || value.isNull()) {
                continue;
            }
            if (key.isPresent()) {
                object.put(field, encrypt(key.get(), value.asString(), context(person, sealId, field)));
            } else {
                object.putNull(field);
            }
        }
    }

    void open(ObjectNode object) {
        JsonNode sealId = object.remove(SEAL_ID);
        if (sealId == null) {
            throw new IllegalStateException("A personal field was stored unsealed; the object is refused.");
        }
        String person = personOf(object);
        Optional<Aead> key = keys.toOpen(person);
        for (String field : fields.personal()) {
            JsonNode value = object.get(field);
            if (value == null || value.isNull()) {
                continue;
            }
            if (key.isPresent()) {
                object.put(field, decrypt(key.get(), value.asString(), context(person, sealId.asString(), field)));
            } else {
                object.putNull(field);
            }
        }
    }

    private String personOf(ObjectNode object) {
        JsonNode person = object.get(fields.subject());
        if (person == null || person.isNull()) {
            throw new IllegalStateException("An object with personal fields does not say whose they are.");
        }
        return person.asString();
    }

    private static byte[] context(String person, String sealId, String field) {
        return (person + '|' + sealId + '|' + field).getBytes(StandardCharsets.UTF_8);
    }

    private static String encrypt(Aead key, String value, byte[] context) {
        try {
            return Base64.getEncoder().encodeToString(key.encrypt(value.getBytes(StandardCharsets.UTF_8), context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A personal field could not be sealed.", e);
        }
    }

    private static String decrypt(Aead key, String sealed, byte[] context) {
        try {
            return new String(key.decrypt(Base64.getDecoder().decode(sealed), context), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("A personal field does not open: it was moved or altered.", e);
        }
    }
}
