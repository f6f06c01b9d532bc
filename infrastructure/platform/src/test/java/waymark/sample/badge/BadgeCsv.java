package waymark.sample.badge;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.events.SenProvision;
import waymark.platform.imports.CsvFormat;
import waymark.platform.imports.CsvRow;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;
import waymark.sample.badge.BadgeCommand.RecordBadge;

@Component
class BadgeCsv extends CsvFormat<BadgeCsv.Row> {

    private final References references;

    BadgeCsv(Clock clock, References references) {
        super(clock);
        this.references = references;
    }

    @Override
    public String kind() {
        return "badges";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("badge_reference", "The authority's own number", true, "B-1"),
                new Column("issued_on", "Day of issue", true, "2024-09-30"),
                new Column("label", "What it says", true, "blue"),
                new Column("fee", "In pounds", false, "2.50"),
                new Column("provision", "SEN provision", false, "K"),
                new Column("lost", "Y where lost", true, "N"));
    }

    @Override
    protected Row row(CsvRow row) {
        return new Row(
                row.text("badge_reference"),
                row.date("issued_on"),
                row.text("label"),
                row.moneyOrNull("fee"),
                row.codeOrNull("provision", SenProvision.class),
                row.flag("lost"));
    }

    @Override
    public Check<Row> check(Caller caller) {
        return (rows, problems) -> rows.stream()
                .filter(numbered -> numbered.row().label().equals("unknown"))
                .forEach(numbered -> problems.problem(
                        numbered.number(), "label", "sample/unknown-label", "A label from the catalogue."));
    }

    @Override
    public String key(Row row) {
        return row.reference() + " " + row.issuedOn();
    }

    @Override
    public String lane(Row row) {
        return row.reference();
    }

    @Override
    public boolean buildsOnEarlierRows() {
        return true;
    }

    @Override
    public List<String> persons(Row row, Caller caller) {
        return List.of("holder of " + row.reference());
    }

    @Override
    public List<Object> commands(Row row, Caller caller) {
        return List.of(
                new RecordBadge(references.idOf("badge", caller.la(), row.reference()), caller.la(), row.label()));
    }

    record Row(
            String reference,
            LocalDate issuedOn,
            String label,
            @Nullable BigDecimal fee,
            @Nullable SenProvision provision,
            boolean lost) {}
}
