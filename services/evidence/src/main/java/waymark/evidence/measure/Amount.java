package waymark.evidence.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One value with what it was made from. What is withheld is absent here, not hidden further on.
 *
 * @param numerator for counts the count itself; for days and pounds how many they are about
 * @param denominator absent where nothing is divided
 * @param symbol present where there is no number to show, or where the value rounds to 0 and is not
 */
public record Amount(
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable BigDecimal value,
        @Nullable Symbol symbol) {

    public static final Amount WITHHELD = new Amount(null, null, null, Symbol.C);

    public static Amount percent(long numerator, long denominator) {
        if (denominator == 0) {
            return new Amount(0L, 0L, null, Symbol.Z);
        }
        var value = BigDecimal.valueOf(numerator)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP);
        return new Amount(numerator, denominator, value, numerator > 0 && value.signum() == 0 ? Symbol.LOW : null);
    }

    public static Amount count(long numerator, @Nullable Long denominator) {
        return new Amount(numerator, denominator, BigDecimal.valueOf(numerator), null);
    }

    /** @param value absent where there is nothing to take it of */
    public static Amount of(long numerator, @Nullable BigDecimal value) {
        return new Amount(numerator, null, value, value == null ? Symbol.Z : null);
    }

    public boolean withheld() {
        return symbol == Symbol.C;
    }

    /** As printed: the number, or the symbol in square brackets. */
    public String text() {
        return symbol == null && value != null
                ? value.toPlainString()
                : symbol == null ? "" : "[" + symbol.code() + "]";
    }
}
