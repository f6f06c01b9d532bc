package waymark.platform.privacy;

/**
 * Ids and look-up keys from an authority's own references, by keyed hash: every service that holds the key maps the
 * same reference to the same id without asking another, and nobody without the key can.
 */
public interface References {

    /** The opaque id (UUID text) of what the authority calls {@code reference}; {@code kind} is say {@code child}. */
    String idOf(String kind, String la, String reference);

    /** A look-up key for personal values (a UPN; surname, forename and date of birth): normalised, then hashed. */
    String lookupKey(String kind, String la, String... values);
}
