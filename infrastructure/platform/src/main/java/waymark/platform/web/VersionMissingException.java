package waymark.platform.web;

/** A change without {@code If-Match}: answered as 428. */
final class VersionMissingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    VersionMissingException() {
        super("If-Match is missing", null, false, false);
    }
}
