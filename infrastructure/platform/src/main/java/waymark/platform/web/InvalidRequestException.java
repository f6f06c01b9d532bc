package waymark.platform.web;

/** A parameter or field that is not as it must be; answered as 400. Says what was expected, never what was sent. */
public final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String pointer;

    public InvalidRequestException(String code, String pointer, String expected) {
        super(expected, null, false, false);
        this.code = code;
        this.pointer = pointer;
    }

    String code() {
        return code;
    }

    String pointer() {
        return pointer;
    }

    String expected() {
        return String.valueOf(getMessage());
    }
}
