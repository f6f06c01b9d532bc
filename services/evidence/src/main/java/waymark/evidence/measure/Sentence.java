package waymark.evidence.measure;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The finding in words: on page, in file and in API the same. */
final class Sentence {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private Sentence() {}

    static String of(Entry entry, Period period, Amount headline, List<Point> trend) {
        return when(period) + finding(entry, headline) + sinceAYearBefore(entry, period, headline, trend);
    }

    private static String when(Period period) {
        return "As at " + DAY.format(period.to()) + ": ";
    }

    private static String finding(Entry entry, Amount headline) {
        if (headline.withheld()) {
            return entry.measure().title() + ": withheld, because so few people are behind it.";
        }
        var value = headline.value();
        if (value == null) {
            return entry.measure().title() + ": nothing to count in the twelve months before.";
        }
        return entry.sentence()
                .replace("{value}", number(value))
                .replace("{numerator}", number(headline.numerator()))
                .replace("{denominator}", number(headline.denominator()));
    }

    private static String sinceAYearBefore(Entry entry, Period period, Amount headline, List<Point> trend) {
        var before = yearBefore(period, trend);
        var then = before.map(point -> point.amount().value());
        var now = headline.value();
        if (before.isEmpty() || then.isEmpty() || now == null) {
            return "";
        }
        var change = now.subtract(then.get());
        var since = " since " + DAY.format(before.get().on()) + ".";
        if (change.signum() == 0) {
            return " Unchanged" + since;
        }
        var by = number(change.abs()) + (entry.measure().unit() == Unit.PERCENT ? " percentage points" : "");
        return (change.signum() > 0 ? " Up " : " Down ") + by + since;
    }

    private static Optional<Point> yearBefore(Period period, List<Point> trend) {
        var day = period.to().minusYears(1);
        return trend.stream().filter(point -> !point.on().isAfter(day)).reduce((earlier, later) -> later);
    }

    private static String number(@Nullable Long number) {
        return number == null ? "" : String.format(Locale.UK, "%,d", number);
    }

    private static String number(BigDecimal number) {
        return String.format(Locale.UK, "%,." + Math.max(0, number.scale()) + "f", number);
    }
}
