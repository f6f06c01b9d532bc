package waymark.platform.privacy;

import com.google.crypto.tink.Aead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Unwrapped keys for at most a minute and ten thousand people: long enough for a batch, short after an erasure. */
final class KeyCache {

    private static final int PEOPLE = 10_000;
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Held> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
            return size() > PEOPLE;
        }
    };

    KeyCache(Clock clock) {
        this.clock = clock;
    }

    /** Outer empty: not known; inner empty: known to be erased. */
    synchronized Optional<Optional<Aead>> get(String personId) {
        Held entry = entries.get(personId);
        if (entry == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(entry.until)) {
            entries.remove(personId);
            return Optional.empty();
        }
        return Optional.of(entry.key);
    }

    synchronized void put(String personId, Optional<Aead> key) {
        entries.remove(personId);
        entries.put(personId, new Held(key, clock.instant().plus(LIFE)));
    }

    private record Held(Optional<Aead> key, Instant until) {}
}
