package waymark.cli;

/** A service refused or could not be reached; the message says what to do. */
final class ClientException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ClientException(String sentence) {
        super(sentence);
    }

    ClientException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
