package waymark.evidence.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import waymark.platform.consume.Completeness.Mark;

/** A figure as JSON: the same in API and pack. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FigureView(
        Measure measure,
        String la,
        LocalDate asAt,
        Period period,
        @Nullable Instant knownAt,
        Map<String, String> filter,
        String message,
        List<CellView> cells,
        List<PointView> trend,
        boolean smallNumbersWithheld,
        @Nullable FreshnessView freshness) {

    /** @param freshness absent where the figure is frozen and the positions are told elsewhere */
    public static FigureView of(Figure figure, @Nullable Freshness freshness) {
        var filter = new TreeMap<String, String>();
        figure.filter().values().forEach((dimension, value) -> filter.put(dimension.parameter(), value));
        return new FigureView(
                figure.measure(),
                figure.la(),
                figure.asAt(),
                figure.period(),
                figure.knownAt(),
                filter,
                figure.message(),
                figure.cells().stream().map(CellView::of).toList(),
                figure.trend().stream().map(PointView::of).toList(),
                figure.smallNumbersWithheld(),
                freshness == null ? null : FreshnessView.of(freshness));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CellView(
            String code,
            String label,
            boolean total,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable BigDecimal value,
            @Nullable String symbol) {
        static CellView of(Cell cell) {
            var amount = cell.amount();
            return new CellView(
                    cell.code(),
                    cell.label(),
                    cell.total(),
                    amount.numerator(),
                    amount.denominator(),
                    amount.value(),
                    symbolOf(amount));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PointView(
            LocalDate on,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable BigDecimal value,
            @Nullable String symbol) {
        static PointView of(Point point) {
            var amount = point.amount();
            return new PointView(
                    point.on(), amount.numerator(), amount.denominator(), amount.value(), symbolOf(amount));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FreshnessView(@Nullable Instant completeTo, Map<String, Mark> sources) {
        static FreshnessView of(Freshness freshness) {
            return new FreshnessView(freshness.completeTo().orElse(null), freshness.sources());
        }
    }

    private static @Nullable String symbolOf(Amount amount) {
        var symbol = amount.symbol();
        return symbol == null ? null : symbol.code();
    }
}
