package waymark.platform.imports;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import waymark.platform.imports.ImportFormat.Column;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;

/** What the rules have against a row, in the words of the row's problem. */
record Objection(String column, String code, String expected) {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    /** @return null where the failure is not the row's */
    static @Nullable Objection of(RuntimeException e, List<Column> columns) {
        return switch (e) {
            case RefusedException refused -> {
                var refusal = refused.refusal();
                yield new Objection(column(refusal.field(), columns), refusal.code(), refusal.detail());
            }
            case NotFoundException unknown -> notFound();
            case AggregateNotFoundException unknown -> notFound();
            default -> null;
        };
    }

    /** A file calls {@code planned_on} what a request calls {@code plannedOn}; most other fields have no column. */
    private static String column(@Nullable String field, List<Column> columns) {
        var name = field == null
                ? ""
                : CAPITAL.matcher(field)
                        .replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
        return columns.stream().anyMatch(column -> column.name().equals(name)) ? name : "";
    }

    private static Objection notFound() {
        return new Objection("", "import/not-found", "What this row refers to must be known, and yours.");
    }
}
