package waymark.evidence.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** One line of a measure's table before anything is counted: present even where nothing falls into it. */
record Row(String code, String label) {

    static <E extends Enum<E>> List<Row> each(Class<E> values, Function<E, String> label) {
        return Arrays.stream(values.getEnumConstants())
                .map(value -> new Row(codeOf(value), label.apply(value)))
                .toList();
    }

    static List<Row> with(List<Row> rows, Row... further) {
        return Stream.concat(rows.stream(), Stream.of(further)).toList();
    }

    /** For example {@code twenty-weeks}. */
    static String codeOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
