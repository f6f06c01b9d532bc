package waymark.platform.security;

/** The token is good, but does not say for which local authority its bearer acts. */
public final class NoAuthorityException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoAuthorityException() {
        super(
                "Your sign-in does not name a local authority. Ask whoever manages sign-ins to add it.",
                null,
                false,
                false);
    }
}
