package waymark.funding.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Pounds sterling, always with two decimals. */
public record Pounds(BigDecimal amount) implements Comparable<Pounds> {

    public static final Pounds ZERO = Pounds.of("0");

    /** @throws ArithmeticException for fractions of a penny: money is never rounded unseen */
    public Pounds {
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static Pounds of(String amount) {
        return new Pounds(new BigDecimal(amount));
    }

    public Pounds plus(Pounds more) {
        return new Pounds(amount.add(more.amount));
    }

    public Pounds minus(Pounds less) {
        return new Pounds(amount.subtract(less.amount));
    }

    public boolean isMoreThan(Pounds other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Pounds other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return String.format(Locale.UK, "£%,.2f", amount);
    }
}
