package waymark.evidence.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import waymark.evidence.measure.Figure;
import waymark.evidence.measure.Point;
import waymark.evidence.measure.Unit;

/**
 * Where everything of a line chart lies, in units of its view box: what the template draws, and nothing it has to work
 * out. Zero is the baseline; where a value is withheld or missing the line has a gap.
 *
 * @param id of this drawing within the page
 * @param lines the {@code points} of each unbroken stretch
 * @param markers one for every value there is
 * @param last the newest value, written beside its marker
 */
record ChartModel(
        String id,
        String title,
        String description,
        int width,
        int height,
        double left,
        double right,
        double baseline,
        List<Tick> values,
        List<Tick> months,
        List<String> lines,
        List<Marker> markers,
        @Nullable Tick last) {

    static final int WIDE = 720;
    static final int NARROW = 360;

    private static final int HEIGHT = 320;
    private static final double TOP = 16;
    private static final double BASELINE = HEIGHT - 44.0;
    private static final double CHARACTER = 9.5;
    private static final int MONTHS_BETWEEN_LABELS = 6;

    /** A text at a place; {@code anchor} as in SVG. */
    record Tick(double x, double y, String text, String anchor) {}

    record Marker(double x, double y) {}

    /** Nothing to draw where no month has a value. */
    static Optional<ChartModel> of(Figure figure, String id, int width) {
        var values = figure.trend().stream()
                .map(point -> point.amount().value())
                .filter(Objects::nonNull)
                .toList();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        double largest =
                values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
        var unit = figure.measure().unit();
        return Optional.of(new Drawing(figure, Scale.upTo(largest, unit), width).model(id));
    }

    private record Drawing(Figure figure, Scale scale, int width) {

        ChartModel model(String id) {
            var trend = figure.trend();
            return new ChartModel(
                    id,
                    figure.measure().title() + ", last 24 month ends",
                    description(trend),
                    width,
                    HEIGHT,
                    left(),
                    right(),
                    BASELINE,
                    scale.ticks().stream()
                            .map(value -> new Tick(left() - 8, y(value) + 5, axis(value), "end"))
                            .toList(),
                    months(trend),
                    lines(trend),
                    IntStream.range(0, trend.size())
                            .filter(i -> value(trend, i) != null)
                            .mapToObj(i -> new Marker(x(i), y(Objects.requireNonNull(value(trend, i)))))
                            .toList(),
                    last(trend));
        }

        /** Whole numbers: pence and decimals have no place on an axis. */
        private String axis(BigDecimal value) {
            return Words.number(value, Unit.COUNT) + (figure.measure().unit() == Unit.PERCENT ? "%" : "");
        }

        private double left() {
            int longest = scale.ticks().stream()
                    .mapToInt(value -> axis(value).length())
                    .max()
                    .orElse(0);
            return 16 + longest * CHARACTER;
        }

        private double right() {
            var last = value(figure.trend(), figure.trend().size() - 1);
            return width
                    - 16
                    - (last == null
                            ? 0
                            : Words.number(last, figure.measure().unit()).length() * CHARACTER);
        }

        private double x(int i) {
            return left() + (right() - left()) * i / Math.max(1, figure.trend().size() - 1);
        }

        private double y(BigDecimal value) {
            return BASELINE - (BASELINE - TOP) * value.doubleValue() / scale.top();
        }

        private List<Tick> months(List<Point> trend) {
            int last = trend.size() - 1;
            int apart = width < WIDE ? 2 * MONTHS_BETWEEN_LABELS : MONTHS_BETWEEN_LABELS;
            var months = new ArrayList<Tick>();
            for (int i = last; i >= 0; i -= apart) {
                var anchor = i == last ? "end" : "middle";
                months.add(
                        0,
                        new Tick(x(i), BASELINE + 24, Words.month(trend.get(i).on()), anchor));
            }
            return months;
        }

        private List<String> lines(List<Point> trend) {
            var lines = new ArrayList<String>();
            var line = new StringJoiner(" ");
            for (int i = 0; i < trend.size(); i++) {
                var value = value(trend, i);
                if (value == null) {
                    lines.add(line.toString());
                    line = new StringJoiner(" ");
                } else {
                    line.add(String.format(Locale.ROOT, "%.1f,%.1f", x(i), y(value)));
                }
            }
            lines.add(line.toString());
            return lines.stream().filter(points -> points.contains(" ")).toList();
        }

        private @Nullable Tick last(List<Point> trend) {
            int i = trend.size() - 1;
            var value = value(trend, i);
            return value == null
                    ? null
                    : new Tick(
                            x(i) + 10,
                            y(value) + 5,
                            Words.number(value, figure.measure().unit()),
                            "start");
        }

        private String description(List<Point> trend) {
            return "Line chart from " + dated(trend.getFirst()) + " to " + dated(trend.getLast()) + ". "
                    + figure.message() + " The table of month ends below has every value.";
        }

        private String dated(Point point) {
            LocalDate on = point.on();
            return Words.date(on) + " ("
                    + Words.amount(point.amount(), figure.measure().unit()) + ")";
        }

        private static @Nullable BigDecimal value(List<Point> trend, int i) {
            return trend.get(i).amount().value();
        }
    }
}
