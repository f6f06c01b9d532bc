package waymark.evidence.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import waymark.evidence.measure.Behind.Part;
import waymark.evidence.measure.Cell;
import waymark.evidence.measure.Figure;
import waymark.evidence.measure.Measure;
import waymark.evidence.measure.Point;
import waymark.evidence.measure.Unit;

/**
 * A figure as a page shows it: every number written out, every address made. Card and measure page show the same.
 *
 * @param subtitle measure, unit, area and period
 * @param rows the headline first
 * @param barred whether any row has a bar
 * @param divided whether any number is out of another
 * @param counted whether there is a count beside the value
 * @param followed whether this reader may go from a number to who is behind it
 * @param wide absent, as is {@code narrow}, where there is nothing to draw
 */
record MeasureView(
        Measure measure,
        String href,
        String value,
        String subtitle,
        String message,
        List<Row> rows,
        boolean barred,
        boolean divided,
        boolean counted,
        boolean followed,
        List<Month> months,
        @Nullable ChartModel wide,
        @Nullable ChartModel narrow,
        boolean withheld,
        String version) {

    private static final int BAR = 100;

    /**
     * One line of the table.
     *
     * @param bar length out of 100; empty for none
     * @param subjects address of the people or things behind the number; empty where there is no way down
     * @param rest the same for those in the denominator only
     */
    record Row(
            String label,
            boolean total,
            String value,
            boolean symbol,
            String bar,
            String number,
            String outOf,
            String subjects,
            String rest) {}

    record Month(String on, String value, boolean symbol) {}

    static MeasureView of(Figure figure, PageQuery query, String authority) {
        var measure = figure.measure();
        var unit = measure.unit();
        var cells = figure.cells();
        var most = most(cells, unit);
        var divided = cells.stream().anyMatch(cell -> cell.amount().denominator() != null);
        var rows = cells.stream().map(cell -> row(figure, cell, query, most)).toList();
        return new MeasureView(
                measure,
                query.address("/measures/" + measure.code()),
                Words.amount(figure.headline().amount(), unit),
                "%s, %s, %s to %s"
                        .formatted(
                                unitInWords(unit),
                                authority,
                                Words.date(figure.period().from()),
                                Words.date(figure.period().to())),
                figure.message(),
                rows,
                rows.stream().anyMatch(row -> !row.bar().isEmpty()),
                divided,
                unit != Unit.COUNT || divided,
                !figure.smallNumbersWithheld(),
                figure.trend().stream().map(point -> month(point, unit)).toList(),
                ChartModel.of(figure, measure.code() + "-wide", ChartModel.WIDE).orElse(null),
                ChartModel.of(figure, measure.code() + "-narrow", ChartModel.NARROW)
                        .orElse(null),
                figure.smallNumbersWithheld(),
                figure.version());
    }

    /** The largest part; percentages are all drawn against 100. */
    private static BigDecimal most(List<Cell> cells, Unit unit) {
        return unit == Unit.PERCENT
                ? BigDecimal.valueOf(BAR)
                : cells.stream()
                        .filter(cell -> !cell.total())
                        .map(cell -> cell.amount().value())
                        .filter(Objects::nonNull)
                        .max(BigDecimal::compareTo)
                        .orElse(BigDecimal.ZERO);
    }

    private static Row row(Figure figure, Cell cell, PageQuery query, BigDecimal most) {
        var amount = cell.amount();
        var unit = figure.measure().unit();
        var path = "/measures/" + figure.measure().code() + "/subjects";
        var follow = !figure.smallNumbersWithheld();
        long in = Objects.requireNonNullElse(amount.numerator(), 0L);
        long all = Objects.requireNonNullElse(amount.denominator(), in);
        return new Row(
                cell.label(),
                cell.total(),
                Words.amount(amount, unit),
                amount.symbol() != null,
                cell.total() && unit != Unit.PERCENT ? "" : bar(amount.value(), most),
                Words.count(amount.numerator()),
                Words.count(amount.denominator()),
                follow && in > 0 ? address(query, path, cell, Part.NUMERATOR) : "",
                follow && all > in ? address(query, path, cell, Part.REST) : "");
    }

    private static String address(PageQuery query, String path, Cell cell, Part part) {
        return query.address(
                path, Map.of("cell", cell.code(), "part", part.name().toLowerCase(Locale.ROOT)));
    }

    /** Empty for no bar at all. */
    private static String bar(@Nullable BigDecimal value, BigDecimal most) {
        return value == null || most.signum() == 0
                ? ""
                : value.multiply(BigDecimal.valueOf(BAR))
                        .divide(most, 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static Month month(Point point, Unit unit) {
        return new Month(
                Words.date(point.on()),
                Words.amount(point.amount(), unit),
                point.amount().symbol() != null);
    }

    private static String unitInWords(Unit unit) {
        return switch (unit) {
            case PERCENT -> "Percentage";
            case COUNT -> "Number";
            case DAYS -> "Median days";
            case POUNDS -> "Pounds";
        };
    }
}
