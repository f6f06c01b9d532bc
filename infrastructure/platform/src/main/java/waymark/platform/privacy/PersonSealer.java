package waymark.platform.privacy;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/** Seals single values with their person's key. */
final class PersonSealer implements Sealer {

    /** What is kept of a value that arrives after its person was erased. */
    private static final String NOTHING = "";

    private final Keys keys;

    PersonSealer(Keys keys) {
        this.keys = keys;
    }

    @Override
    public String seal(String personId, String context, String value) {
        return keys.toSeal(personId)
                .map(key -> encrypt(key, value, contextOf(personId, context)))
                .orElse(NOTHING);
    }

    @Override
    public Optional<String> open(String personId, String context, String sealed) {
        return sealed.equals(NOTHING)
                ? Optional.empty()
                : keys.toOpen(personId).map(key -> decrypt(key, sealed, contextOf(personId, context)));
    }

    private static byte[] contextOf(String personId, String context) {
        return (personId + '|' + context).getBytes(StandardCharsets.UTF_8);
    }

    private static String encrypt(Aead key, String value, byte[] context) {
        try {
            return Base64.getEncoder().encodeToString(key.encrypt(value.getBytes(StandardCharsets.UTF_8), context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value could not be sealed.", e);
        }
    }

    private static String decrypt(Aead key, String sealed, byte[] context) {
        try {
            return new String(key.decrypt(Base64.getDecoder().decode(sealed), context), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("A sealed value does not open: it was moved or altered.", e);
        }
    }
}
