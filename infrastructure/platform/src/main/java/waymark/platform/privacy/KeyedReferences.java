package waymark.platform.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over length-prefixed parts, so that no two lists of parts are ever the same message. */
final class KeyedReferences implements References {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    KeyedReferences(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    @Override
    public String idOf(String kind, String la, String reference) {
        var bytes = ByteBuffer.wrap(hash("id", kind, la, reference.strip()));
        // Shaped as a version 8 UUID (RFC 9562): its meaning is our own.
        long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long low = (bytes.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low).toString();
    }

    @Override
    public String lookupKey(String kind, String la, String... values) {
        String[] parts = new String[values.length + 3];
        parts[0] = "lookup";
        parts[1] = kind;
        parts[2] = la;
        for (int i = 0; i < values.length; i++) {
            parts[i + 3] = normal(values[i]);
        }
        return HexFormat.of().formatHex(hash(parts));
    }

    /** Two files rarely agree on accents, case or spaces in a name. */
    private static String normal(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip()
                .toUpperCase(Locale.ROOT);
    }

    private byte[] hash(String... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no HMAC-SHA256.", e);
        }
    }
}
