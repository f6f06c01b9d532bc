package waymark.platform.privacy;

import java.util.Optional;

/** Seals values with a person's own key; for read models, which hold no personal field in plain text either. */
public interface Sealer {

    /** AES-256-GCM; the context (say {@code child-record.surname}) is authenticated, so a value cannot be moved. */
    String seal(String personId, String context, String value);

    /** Empty once the person has been erased. */
    Optional<String> open(String personId, String context, String sealed);
}
