package waymark.platform.privacy;

import com.google.crypto.tink.Aead;
import java.util.Collection;
import java.util.Optional;

/** Each person's own data key. Deleting it erases the person: what it sealed stays countable and is never read again. */
public interface Keys {

    /** Made on first use; empty once the person has been erased. */
    Optional<Aead> toSeal(String personId);

    /** Empty once the person has been erased. */
    Optional<Aead> toOpen(String personId);

    /** Makes or fetches many people's keys in few round trips, ahead of a batch that needs them. */
    void prepare(Collection<String> personIds);

    /** Deletes the key for good; every other process forgets it within a minute. */
    void erase(String personId);
}
