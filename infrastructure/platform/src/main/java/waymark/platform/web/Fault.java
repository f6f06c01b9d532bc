package waymark.platform.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be logged of a foreign exception: its kinds and where they arose, never its message, which may quote data. */
public final class Fault {

    private Fault() {}

    public static String describe(Throwable error) {
        return causes(error)
                .map(cause -> cause.getClass().getName() + " at " + where(cause))
                .collect(Collectors.joining("; caused by "));
    }

    public static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }

    private static String where(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .limit(12)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }
}
