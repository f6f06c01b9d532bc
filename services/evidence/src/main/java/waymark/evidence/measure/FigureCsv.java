package waymark.evidence.measure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure as CSV: UTF-8, one header row, ISO dates, codes beside names, a symbol instead of a number that can't be given.
 * The breakdown first ({@code series} is {@code cell}), then the trend of the headline ({@code trend}).
 */
public final class FigureCsv {

    private static final List<String> HEADER = List.of(
            "measure_code",
            "measure_title",
            "unit",
            "la",
            "period_from",
            "as_at",
            "known_at",
            "filter",
            "series",
            "date",
            "cell_code",
            "cell_label",
            "numerator",
            "denominator",
            "value",
            "symbol");

    private FigureCsv() {}

    public static String of(Figure figure) {
        var cells = figure.cells().stream()
                .map(cell -> line(figure, figure.period(), "cell", cell.code(), cell.label(), cell.amount()));
        var trend = figure.trend().stream()
                .map(point -> line(
                        figure,
                        Period.endingOn(point.on()),
                        "trend",
                        Cell.ALL,
                        figure.headline().label(),
                        point.amount()));
        return Stream.of(Stream.of(HEADER), cells, trend)
                .flatMap(lines -> lines)
                .map(FigureCsv::join)
                .collect(Collectors.joining());
    }

    private static List<String> line(
            Figure figure, Period period, String series, String code, String label, Amount amount) {
        var measure = figure.measure();
        return List.of(
                measure.code(),
                measure.title(),
                measure.unit().label(),
                figure.la(),
                period.from().toString(),
                figure.asAt().toString(),
                text(figure.knownAt()),
                figure.filter().toString(),
                series,
                period.to().toString(),
                code,
                label,
                text(amount.numerator()),
                text(amount.denominator()),
                amount.value() == null ? "" : amount.value().toPlainString(),
                amount.symbol() == null ? "" : amount.symbol().code());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String join(List<String> fields) {
        return fields.stream().map(FigureCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Text that a spreadsheet would run as a formula is marked as text. */
    private static String field(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
