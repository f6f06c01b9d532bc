package waymark.evidence.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What fell into one row: how many, whose, and, for days and pounds, how much each. */
final class Count {

    private final boolean named;
    private final List<String> in;
    private final List<String> rest;
    private final List<BigDecimal> values = new ArrayList<>(0);
    private long numerator;
    private long denominator;

    Count(boolean named) {
        this.named = named;
        in = named ? new ArrayList<>(0) : List.of();
        rest = named ? new ArrayList<>(0) : List.of();
    }

    void add(String subject, boolean inNumerator) {
        denominator++;
        if (inNumerator) {
            numerator++;
        }
        if (named) {
            (inNumerator ? in : rest).add(subject);
        }
    }

    void add(String subject, BigDecimal value) {
        add(subject, true);
        values.add(value);
    }

    long numerator() {
        return numerator;
    }

    long denominator() {
        return denominator;
    }

    /** Subjects behind the numerator; one who counts twice is there twice. */
    List<String> in() {
        return in;
    }

    /** Subjects behind the denominator and not the numerator. */
    List<String> rest() {
        return rest;
    }

    /** Everything about this count that somebody could be recognised by if it were small. */
    long[] magnitudes() {
        return new long[] {numerator, denominator, denominator - numerator};
    }

    Amount amount(Unit unit, boolean ofSome) {
        return switch (unit) {
            case PERCENT -> Amount.percent(numerator, denominator);
            case COUNT -> Amount.count(numerator, ofSome ? denominator : null);
            case DAYS -> Amount.of(numerator, values.isEmpty() ? null : median());
            case POUNDS ->
                Amount.of(
                        numerator,
                        values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(2, RoundingMode.HALF_UP));
        };
    }

    private BigDecimal median() {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.TWO);
        return median.setScale(1, RoundingMode.HALF_UP);
    }
}
