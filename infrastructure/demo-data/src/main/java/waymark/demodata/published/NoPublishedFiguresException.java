package waymark.demodata.published;

/** There is nothing to calibrate on: the code is no authority's, or its figures were not all published. */
public final class NoPublishedFiguresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoPublishedFiguresException(String message) {
        super(message);
    }
}
