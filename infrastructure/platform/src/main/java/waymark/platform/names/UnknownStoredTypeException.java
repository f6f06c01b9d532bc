package waymark.platform.names;

import org.jspecify.annotations.Nullable;

/** A stored document carries a name, or somebody wants to store a type, that no feature of this release has named. */
public final class UnknownStoredTypeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private UnknownStoredTypeException(String message) {
        super(message);
    }

    static UnknownStoredTypeException ofName(String name) {
        return new UnknownStoredTypeException("The stored name " + name
                + " is not known to this release. Run the release that wrote it, or one that has an upcaster for it.");
    }

    static UnknownStoredTypeException ofRevision(String name, @Nullable String stored, @Nullable String known) {
        return new UnknownStoredTypeException("Revision " + stored + " of " + name
                + " is stored, but this release knows " + known
                + ". Run the release that wrote it, or one that has an upcaster for it.");
    }

    static UnknownStoredTypeException ofClass(Class<?> type) {
        return new UnknownStoredTypeException(
                type.getName() + " has no stored name. Add it to the StoredTypes bean of its feature.");
    }
}
