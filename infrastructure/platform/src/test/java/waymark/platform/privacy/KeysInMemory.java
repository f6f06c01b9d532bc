package waymark.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keys of people for tests that need no store. */
public final class KeysInMemory implements Keys {

    private final Map<String, Optional<Aead>> keys = new HashMap<>();

    @Override
    public Optional<Aead> toSeal(String personId) {
        return keys.computeIfAbsent(personId, person -> Optional.of(fresh()));
    }

    @Override
    public Optional<Aead> toOpen(String personId) {
        return keys.getOrDefault(personId, Optional.empty());
    }

    @Override
    public void prepare(Collection<String> personIds) {
        personIds.forEach(this::toSeal);
    }

    @Override
    public void erase(String personId) {
        keys.put(personId, Optional.empty());
    }

    private static Aead fresh() {
        try {
            return new AesGcmJce(Random.randBytes(32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
