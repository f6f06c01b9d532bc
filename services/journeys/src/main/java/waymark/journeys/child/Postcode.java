package waymark.journeys.child;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** UK postcodes. The pattern follows BS 7666 as commonly quoted; no official one was found. */
public final class Postcode {

    private static final Pattern FORM = Pattern.compile("GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}");
    private static final int INWARD = 3;

    private Postcode() {}

    /** In upper case with one space before the last three characters; empty where it is none. */
    public static Optional<String> normalise(String given) {
        var bare = given.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(bare).matches()) {
            return Optional.empty();
        }
        var split = bare.length() - INWARD;
        return Optional.of(bare.substring(0, split) + " " + bare.substring(split));
    }
}
