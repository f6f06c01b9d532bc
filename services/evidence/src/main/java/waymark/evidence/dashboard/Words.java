package waymark.evidence.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import waymark.evidence.measure.Amount;
import waymark.evidence.measure.Unit;
import waymark.platform.time.London;

/** How numbers, dates and codes are written on a page. */
final class Words {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'on' d MMMM yyyy", Locale.UK).withZone(London.ZONE);

    private static final List<String> ABBREVIATIONS = List.of("SEN", "SENCO", "EHC", "URN");

    private Words() {}

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String month(LocalDate date) {
        return MONTH.format(date);
    }

    /** For example 14:02:07 on 23 November 2026. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String amount(Amount amount, Unit unit) {
        var value = amount.value();
        return amount.symbol() != null || value == null ? amount.text() : number(value, unit);
    }

    static String number(BigDecimal value, Unit unit) {
        return switch (unit) {
            case PERCENT -> String.format(Locale.UK, "%.1f%%", value);
            case COUNT -> String.format(Locale.UK, "%,.0f", value);
            case DAYS -> plain(value) + (value.compareTo(BigDecimal.ONE) == 0 ? " day" : " days");
            case POUNDS -> String.format(Locale.UK, "£%,.2f", value);
        };
    }

    static String count(@Nullable Long count) {
        return count == null ? "" : String.format(Locale.UK, "%,d", count);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
    }

    /** {@code sen-provision-recorded} or {@code settingId} as {@code SEN provision recorded}, {@code Setting}. */
    static String spoken(String code) {
        var words = code.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('-', ' ')
                .replace('_', ' ')
                .toLowerCase(Locale.UK)
                .replaceFirst(" ids?$", "");
        for (var abbreviation : ABBREVIATIONS) {
            words = words.replaceAll("\\b" + abbreviation.toLowerCase(Locale.UK) + "\\b", abbreviation);
        }
        return capital(words);
    }

    private static String plain(BigDecimal value) {
        return String.format(
                Locale.UK, "%,." + Math.max(0, value.stripTrailingZeros().scale()) + "f", value);
    }
}
