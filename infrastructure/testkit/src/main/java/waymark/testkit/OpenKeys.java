package waymark.testkit;

import com.google.crypto.tink.Aead;
import java.util.Collection;
import java.util.Optional;
import waymark.platform.privacy.Keys;

/** Seals nothing, so that what was sealed can be written down in a file. Names in such files are made up. */
final class OpenKeys implements Keys {

    private static final Aead OPEN = new Aead() {
        @Override
        public byte[] encrypt(byte[] plain, byte[] context) {
            return plain.clone();
        }

        @Override
        public byte[] decrypt(byte[] sealed, byte[] context) {
            return sealed.clone();
        }
    };

    @Override
    public Optional<Aead> toSeal(String personId) {
        return Optional.of(OPEN);
    }

    @Override
    public Optional<Aead> toOpen(String personId) {
        return Optional.of(OPEN);
    }

    @Override
    public void prepare(Collection<String> personIds) {
        // There is nothing to fetch.
    }

    @Override
    public void erase(String personId) {
        throw new UnsupportedOperationException("Nobody is forgotten here.");
    }
}
