package waymark.platform.refusal;

/** There is no such thing, or it is not the caller's to see: the answer, 404, is the same. */
public final class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** {@code what} in the field's words, for example {@code child}; never an identifier. */
    public NotFoundException(String what) {
        super("There is no such " + what + ", or it is not yours to see.", null, false, false);
    }
}
