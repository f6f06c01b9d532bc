package waymark.funding.panel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import waymark.funding.application.FundingQueries;
import waymark.funding.budget.BudgetPositions;
import waymark.funding.directory.Directory;
import waymark.funding.directory.KnownSetting;
import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.imports.ImportFormat.Check;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.imports.ImportFormat.Problems;
import waymark.platform.security.TenantScope;

/**
 * The check of one awards file: settings and children are known, and the year's budgets bear all of its awards together.
 * Each row alone might fit into what is left; what counts is their sum.
 */
final class AwardsCheck implements Check<AwardRow> {

    private final TenantScope scope;
    private final AwardIds ids;
    private final Directory directory;
    private final BudgetPositions budgets;
    private final FundingQueries applications;

    private final Map<FinancialYear, Pounds> asked = new HashMap<>();

    AwardsCheck(
            TenantScope scope,
            AwardIds ids,
            Directory directory,
            BudgetPositions budgets,
            FundingQueries applications) {
        this.scope = scope;
        this.ids = ids;
        this.directory = directory;
        this.budgets = budgets;
        this.applications = applications;
    }

    @Override
    public void rows(List<Numbered<AwardRow>> rows, Problems problems) {
        var settings = directory.settings(scope, of(rows, ids::setting));
        var children = directory.children(scope, of(rows, ids::child));
        var wrong = new HashSet<Integer>();
        Problems found = (row, column, code, expected) -> {
            wrong.add(row);
            problems.problem(row, column, code, expected);
        };
        for (var numbered : rows) {
            checkSetting(numbered, settings.get(ids.setting(numbered.row())), found);
            if (!children.containsKey(ids.child(numbered.row()))) {
                found.problem(
                        numbered.number(),
                        AwardRow.CHILD,
                        "funding/child-unknown",
                        "A child that is known: import the headcount first, or correct the reference.");
            }
        }
        checkBudgets(
                rows.stream()
                        .filter(numbered -> !wrong.contains(numbered.number()))
                        .toList(),
                problems);
    }

    private static void checkSetting(Numbered<AwardRow> numbered, @Nullable KnownSetting setting, Problems problems) {
        if (setting == null) {
            problems.problem(
                    numbered.number(),
                    AwardRow.SETTING,
                    "funding/setting-unknown",
                    "A setting of the register: import the settings first, or correct the reference.");
        } else if (!setting.isOpenOn(numbered.row().appliedOn())) {
            problems.problem(
                    numbered.number(),
                    AwardRow.APPLIED,
                    "funding/setting-not-open",
                    "A day on which the setting was open.");
        }
    }

    private void checkBudgets(List<Numbered<AwardRow>> rows, Problems problems) {
        var years = rows.stream()
                .flatMap(numbered -> numbered.row().yearOfAward().stream())
                .collect(Collectors.toSet());
        var left = budgets.left(scope, years);
        var standing = applications.awarded(scope, of(rows, ids::application));
        for (var numbered : rows) {
            var row = numbered.row();
            row.yearOfAward().ifPresent(year -> {
                var of = left.get(year);
                if (of == null) {
                    problems.problem(
                            numbered.number(),
                            AwardRow.PANEL,
                            "funding/no-budget",
                            "A day in a financial year with a budget: import the budget of " + year + " first.");
                } else if (!standing.contains(ids.application(row))) {
                    bear(numbered.number(), year, row.awarded(), of, problems);
                }
            });
        }
    }

    /** Told from the row on that is too much. */
    private void bear(int row, FinancialYear year, Pounds amount, Pounds left, Problems problems) {
        var sum = asked.merge(year, amount, Pounds::plus);
        if (sum.isMoreThan(left)) {
            problems.problem(
                    row,
                    AwardRow.AMOUNT,
                    "funding/budget-short",
                    "Awards within the budget: " + left + " of " + year
                            + " is left, and the new awards of this file come to " + sum
                            + " with this row. Raise the budget first, or correct the amounts.");
        }
    }

    private static List<String> of(List<Numbered<AwardRow>> rows, Function<AwardRow, String> id) {
        return rows.stream()
                .map(numbered -> id.apply(numbered.row()))
                .distinct()
                .toList();
    }
}
