package waymark.matrix;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What may be known of a child, made up and found nowhere else: wherever one turns up, somebody repeated it. */
final class Canaries {

    static final String NAME = "Zebedeecanary";
    static final String BORN = "2017-03-29";
    static final String UPN = "Z801200001997";
    static final String POSTCODE = "ZE99 9ZZ";
    static final String TEXT = "bites when mummycanary leaves";

    /** Also such as no field takes for its length or its form. */
    static final List<String> ALL = List.of(
            NAME,
            BORN,
            UPN,
            POSTCODE,
            TEXT,
            "29.3.2017 Zebedeecanary",
            NAME.repeat(400),
            "<" + NAME + ">&\"'${" + NAME + "}");

    private static final List<String> TRACES = Stream.of(NAME, BORN, "29.3.2017", UPN, "ZE99", "9ZZ", "mummycanary")
            .map(trace -> trace.toLowerCase(Locale.ROOT))
            .toList();

    private Canaries() {}

    /** The traces in a text. */
    static List<String> in(String text) {
        var searched = text.toLowerCase(Locale.ROOT);
        return TRACES.stream().filter(searched::contains).toList();
    }
}
