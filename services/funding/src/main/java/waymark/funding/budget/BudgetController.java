package waymark.funding.budget;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import waymark.funding.budget.BudgetCommand.AdjustBudget;
import waymark.funding.budget.BudgetCommand.SetBudget;
import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** A year's fund over HTTP: the inclusion team sets it, whoever decides on or studies the money sees it. */
@RestController
class BudgetController {

    private static final String PATH = "/api/v1/budgets";

    private final Commands commands;
    private final BudgetPositions positions;

    BudgetController(Commands commands, BudgetPositions positions) {
        this.commands = commands;
        this.positions = positions;
    }

    @PostMapping(PATH)
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> set(@Valid @RequestBody NewBudget budget, Caller caller) {
        var year = new FinancialYear(budget.financialYear());
        return commands.create(
                new SetBudget(
                        positions.idOf(caller.la(), year), caller.la(), year.startYear(), new Pounds(budget.amount())),
                PATH + "/" + year.startYear());
    }

    @PutMapping(PATH + "/{financialYear}")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> adjust(
            @PathVariable int financialYear, @Valid @RequestBody Adjustment adjustment, Caller caller) {
        var id = positions.idOf(caller.la(), new FinancialYear(financialYear));
        return commands.change(new AdjustBudget(id, new Pounds(adjustment.amount())));
    }

    @GetMapping(PATH + "/{financialYear}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.PANEL_MEMBER, Role.ANALYST})
    ResponseEntity<BudgetView> one(@PathVariable int financialYear, Caller caller) {
        var position = positions
                .one(caller.scope(), new FinancialYear(financialYear))
                .orElseThrow(() -> new NotFoundException("budget"));
        return ResponseEntity.ok().eTag("\"" + position.version() + "\"").body(BudgetView.of(position));
    }

    @GetMapping(PATH)
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.PANEL_MEMBER, Role.ANALYST})
    Page<BudgetView> list(PageRequest page, Caller caller) {
        var scope = caller.scope();
        return Page.of(
                page,
                positions.count(scope),
                positions.find(scope, page.skip(), page.limit()).stream()
                        .map(BudgetView::of)
                        .toList());
    }

    /** {@code financialYear} is the year whose 1 April begins it. */
    record NewBudget(
            @NotNull(message = "The year whose 1 April begins the financial year, such as 2026.")
            @Min(value = 2014, message = "2014 or later.")
            @Max(value = 2100, message = "2100 or earlier.")
            Integer financialYear,

            @NotNull(message = "An amount in pounds, such as \"100000.00\".")
            @DecimalMin(value = "0.00", message = "Not less than 0.00.")
            @Digits(integer = 10, fraction = 2, message = "Pounds with at most two decimals.")
            BigDecimal amount) {}

    record Adjustment(
            @NotNull(message = "An amount in pounds, such as \"100000.00\".")
            @DecimalMin(value = "0.00", message = "Not less than 0.00.")
            @Digits(integer = 10, fraction = 2, message = "Pounds with at most two decimals.")
            BigDecimal amount) {}

    /** Money as decimal strings, so that no reader makes floating-point numbers of it. */
    record BudgetView(
            String budgetId,
            int financialYear,
            String year,
            String amount,
            String committed,
            String left,
            LocalDate asOf) {
        static BudgetView of(BudgetPosition position) {
            return new BudgetView(
                    position.id(),
                    position.financialYear(),
                    new FinancialYear(position.financialYear()).toString(),
                    position.amount().toPlainString(),
                    position.committed().toPlainString(),
                    position.left().toPlainString(),
                    position.asOf());
        }
    }
}
