package waymark.funding.panel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import waymark.funding.application.DeclineReason;
import waymark.funding.application.FundingCommand.AgreeAward;
import waymark.funding.application.FundingCommand.Agreement;
import waymark.funding.application.FundingCommand.DeclineFunding;
import waymark.funding.budget.BudgetRefusal.AgreementOvertaken;
import waymark.funding.money.Pounds;
import waymark.platform.log.LastVersion;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;

/** The panel's decisions over HTTP. */
@RestController
class PanelController {

    private final Commands commands;
    private final Awarding awarding;

    PanelController(Commands commands, Awarding awarding) {
        this.commands = commands;
        this.awarding = awarding;
    }

    /** Answers once the budget bears the award; where it can't, the agreement is recorded and the answer says so. */
    @PutMapping("/api/v1/funding-applications/{applicationId}/decision")
    @RolesAllowed(Role.PANEL_MEMBER)
    ResponseEntity<Void> decide(
            @PathVariable String applicationId, @Valid @RequestBody Decision decision, Caller caller) {
        var amount = decision.amount();
        var reason = decision.reason();
        if (amount == null && reason != null) {
            return commands.change(new DeclineFunding(applicationId, reason, decision.decidedOn()));
        }
        var agreed = commands.change(new AgreeAward(applicationId, decision.pounds(), decision.decidedOn()));
        // Somebody else's agreement may have come in between: then that one stands, and this caller must know.
        var standing = awarding.standing(applicationId, caller.la())
                .filter(latest -> decision.is(latest.agreement()))
                .orElseThrow(() -> new RefusedException(new AgreementOvertaken()));
        awarding.complete(applicationId, standing.agreement(), caller);
        var version = LastVersion.current();
        return version.isPresent()
                ? ResponseEntity.ok().eTag("\"" + version.getAsLong() + "\"").build()
                : agreed;
    }

    /** An award has an amount, a decline a reason. */
    record Decision(
            @NotNull(message = "true to award, false to decline.")
            Boolean awarded,

            @DecimalMin(value = "0.01", message = "More than 0.00.")
            @Digits(integer = 8, fraction = 2, message = "Pounds with at most two decimals.")
            @Nullable
            BigDecimal amount,

            @Nullable DeclineReason reason,

            @NotNull(message = "The day of the panel, as 2026-04-01.")
            LocalDate decidedOn) {

        @AssertTrue(message = "An award needs an amount and no reason, a decline needs a reason and no amount.")
        boolean isWhole() {
            return awarded == null || (awarded ? amount != null && reason == null : amount == null && reason != null);
        }

        Pounds pounds() {
            return amount == null ? Pounds.ZERO : new Pounds(amount);
        }

        boolean is(Agreement agreement) {
            return agreement.amount().equals(pounds()) && agreement.on().equals(decidedOn);
        }
    }
}
