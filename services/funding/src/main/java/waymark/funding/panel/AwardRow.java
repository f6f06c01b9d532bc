package waymark.funding.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import waymark.funding.application.FundingCommand.PanelOutcome;
import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.imports.CsvRow;
import waymark.platform.imports.ImportFormat.Column;

/** One line of {@code awards.csv}. */
record AwardRow(
        String application,
        String child,
        String setting,
        LocalDate appliedOn,
        Pounds requested,
        @Nullable Boolean recommended,
        @Nullable PanelOutcome outcome,
        @Nullable LocalDate paidOn) {

    static final String APPLICATION = "application_reference";
    static final String CHILD = "child_reference";
    static final String SETTING = "setting_reference";
    static final String APPLIED = "applied_on";
    static final String REQUESTED = "amount_requested";
    static final String RECOMMENDED = "recommended";
    static final String PANEL = "panel_on";
    static final String OUTCOME = "outcome";
    static final String AMOUNT = "amount_awarded";
    static final String PAID = "paid_on";

    static final List<Column> COLUMNS = List.of(
            new Column(APPLICATION, "The authority's reference of the application", true, "F000123-1"),
            new Column(CHILD, "The authority's reference of the child, as in the headcount", true, "C000123"),
            new Column(SETTING, "The authority's reference of the setting that applied", true, "S0042"),
            new Column(APPLIED, "Day of the application", true, "2024-02-12"),
            new Column(REQUESTED, "Pounds applied for", true, "1200.00"),
            new Column(RECOMMENDED, "Whether the inclusion team recommended it: Y or N", false, "Y"),
            new Column(PANEL, "Day the panel decided", false, "2024-03-14"),
            new Column(OUTCOME, "AWARDED or DECLINED; empty while undecided", false, "AWARDED"),
            new Column(AMOUNT, "Pounds awarded", false, "900.00"),
            new Column(PAID, "Day it was paid to the setting", false, "2024-03-28"));

    private enum Outcome {
        AWARDED,
        DECLINED
    }

    /** The year whose budget bears it, where it was awarded. */
    Optional<FinancialYear> yearOfAward() {
        return Optional.ofNullable(outcome)
                .filter(decided -> decided.awarded() != null)
                .map(decided -> FinancialYear.of(decided.on()));
    }

    /** Nothing where it was not awarded. */
    Pounds awarded() {
        var amount = outcome == null ? null : outcome.awarded();
        return amount == null ? Pounds.ZERO : amount;
    }

    static AwardRow read(CsvRow row) {
        var appliedOn = row.date(APPLIED);
        var requested = new Pounds(row.money(REQUESTED));
        if (!requested.isMoreThan(Pounds.ZERO)) {
            row.problem(REQUESTED, "funding/amount-not-positive", "An amount of more than 0.00.");
        }
        var recommended = row.textOrNull(RECOMMENDED) == null ? null : Boolean.valueOf(row.flag(RECOMMENDED));
        var outcome = outcome(row, appliedOn, requested);
        if (outcome != null && recommended == null) {
            row.problem(RECOMMENDED, "funding/not-checked", "Y or N where the panel has decided.");
        }
        return new AwardRow(
                row.text(APPLICATION),
                row.text(CHILD),
                row.text(SETTING),
                appliedOn,
                requested,
                recommended,
                outcome,
                paidOn(row, outcome));
    }

    private static @Nullable PanelOutcome outcome(CsvRow row, LocalDate appliedOn, Pounds requested) {
        var outcome = row.codeOrNull(OUTCOME, Outcome.class);
        var panelOn = row.dateOrNull(PANEL);
        var amount = row.moneyOrNull(AMOUNT);
        if (outcome == null || panelOn == null) {
            if (outcome != null || panelOn != null || amount != null) {
                row.problem(
                        outcome == null ? OUTCOME : PANEL,
                        "funding/decision-incomplete",
                        "A decided application has both the day of the panel and the outcome; an undecided one neither.");
            }
            return null;
        }
        if (panelOn.isBefore(appliedOn)) {
            row.problem(PANEL, "funding/out-of-order", "A day on or after the application.");
        }
        if (outcome == Outcome.DECLINED) {
            if (amount != null && amount.signum() != 0) {
                row.problem(AMOUNT, "funding/declined-amount", "Empty where the panel declined.");
            }
            return new PanelOutcome(null, panelOn);
        }
        var awarded = amount == null ? Pounds.ZERO : new Pounds(amount);
        if (!awarded.isMoreThan(Pounds.ZERO) || awarded.isMoreThan(requested)) {
            row.problem(AMOUNT, "funding/more-than-requested", "More than 0.00 and at most the amount applied for.");
        }
        return new PanelOutcome(awarded, panelOn);
    }

    private static @Nullable LocalDate paidOn(CsvRow row, @Nullable PanelOutcome outcome) {
        var paidOn = row.dateOrNull(PAID);
        if (paidOn == null) {
            return null;
        }
        if (outcome == null || outcome.awarded() == null) {
            row.problem(PAID, "funding/not-awarded", "Empty where nothing was awarded.");
        } else if (paidOn.isBefore(outcome.on())) {
            row.problem(PAID, "funding/out-of-order", "A day on or after the panel.");
        }
        return paidOn;
    }
}
