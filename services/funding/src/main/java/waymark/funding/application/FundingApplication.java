package waymark.funding.application;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static waymark.funding.application.FundingRules.refuseBefore;
import static waymark.funding.application.FundingRules.refuseFuture;
import static waymark.funding.application.FundingRules.refuseOutside;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.funding.application.FundingCommand.Agreement;
import waymark.funding.application.FundingCommand.PanelOutcome;
import waymark.funding.application.FundingCommand.Standing;
import waymark.funding.money.Pounds;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;

/**
 * A setting's request for money for a child. The inclusion team checks it and recommends or not; the panel then agrees
 * an award or declines. What is agreed becomes an award once the year's budget bears it; until then the panel may agree
 * another amount or decline after all. An award is paid once. The parent and the setting ask how long that took.
 */
@Aggregate
class FundingApplication extends AuthorityOwned {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String applicationId;

    private @Nullable Request request;
    private @Nullable Recommendation recommendation;
    private @Nullable Agreement agreement;
    private boolean awarded;
    private @Nullable DeclineReason declined;
    private @Nullable LocalDate decidedOn;
    private @Nullable LocalDate paidOn;

    FundingApplication() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(FundingCommand.ApplyForFunding command, Clock clock) {
        var asked = new Request(command.childId(), command.settingId(), command.amount(), command.on());
        if (asked.equals(request)) {
            return;
        }
        if (request != null) {
            throw new RefusedException(new FundingRefusal.ApplicationDiffers());
        }
        apply(asked.applied(command.applicationId(), command.la(), command.band(), command.evidence(), clock));
    }

    @CommandHandler
    void decide(FundingCommand.RecommendFunding command, Clock clock) {
        var made = new Recommendation(command.recommended(), command.amount(), command.on());
        if (made.equals(recommendation)) {
            return;
        }
        if (recommendation != null || decidedOn != null) {
            throw new RefusedException(new FundingRefusal.AlreadyChecked());
        }
        apply(made.made(command.applicationId(), requested(), clock));
    }

    @CommandHandler
    void decide(FundingCommand.AgreeAward command, Clock clock) {
        agree(command.applicationId(), command.amount(), command.on(), clock);
    }

    @CommandHandler
    @Nullable
    Standing decide(FundingCommand.StateAgreement command) {
        return agreement == null ? null : new Standing(agreement, decidedOn != null);
    }

    @CommandHandler
    void decide(FundingCommand.ConfirmAward command) {
        if (agreement == null || agreement.number() != command.agreement() || declined != null) {
            throw new RefusedException(new FundingRefusal.AgreementNotCurrent());
        }
        if (!awarded) {
            apply(new FundingEvent.FundingAwarded(
                    command.applicationId(),
                    agreement.number(),
                    agreement.amount().amount(),
                    agreement.on()));
        }
    }

    @CommandHandler
    void decide(FundingCommand.DeclineFunding command, Clock clock) {
        if (command.reason() == declined && command.on().equals(decidedOn)) {
            return;
        }
        decline(command.applicationId(), command.reason(), command.on(), clock);
    }

    @CommandHandler
    void decide(FundingCommand.PayAward command, Clock clock) {
        if (command.on().equals(paidOn)) {
            return;
        }
        if (!awarded || request == null || agreement == null) {
            throw new RefusedException(new FundingRefusal.NotAwarded());
        }
        if (paidOn != null) {
            throw new RefusedException(new FundingRefusal.AlreadyPaid(paidOn));
        }
        refuseFuture("paidOn", command.on(), clock);
        refuseBefore("paidOn", command.on(), decidedOn);
        apply(new FundingEvent.FundingPaid(
                command.applicationId(), request.settingId(), agreement.amount().amount(), command.on()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(FundingCommand.RecordApplication command, Clock clock) {
        var asked = new Request(command.childId(), command.settingId(), command.amount(), command.appliedOn());
        if (request == null) {
            apply(asked.applied(command.applicationId(), command.la(), null, List.of(), clock));
        } else if (!asked.equals(request)) {
            throw new RefusedException(new FundingRefusal.ApplicationDiffers());
        }
        if (command.recommended() != null) {
            recordRecommendation(command.applicationId(), command.recommended(), asked, command.outcome(), clock);
        }
        if (command.outcome() != null) {
            recordOutcome(command.applicationId(), command.outcome(), clock);
        }
    }

    @EventSourcingHandler
    void evolve(FundingEvent event) {
        switch (event) {
            case FundingEvent.FundingApplied it -> {
                belongTo(it.la());
                applicationId = it.applicationId();
                request = new Request(it.childId(), it.settingId(), new Pounds(it.amount()), it.on());
            }
            case FundingEvent.FundingRecommended it ->
                recommendation = new Recommendation(it.recommended(), new Pounds(it.amount()), it.on());
            case FundingEvent.AwardAgreed it ->
                agreement = new Agreement(it.agreement(), new Pounds(it.amount()), it.on());
            case FundingEvent.FundingAwarded it -> {
                awarded = true;
                decidedOn = it.on();
            }
            case FundingEvent.FundingDeclined it -> {
                declined = it.reason();
                decidedOn = it.on();
            }
            case FundingEvent.FundingPaid it -> paidOn = it.on();
        }
    }

    private void agree(String id, Pounds amount, LocalDate on, Clock clock) {
        if (declined == null
                && agreement != null
                && agreement.amount().equals(amount)
                && agreement.on().equals(on)) {
            return;
        }
        refuseUndecidable(on, clock);
        refuseOutside(amount, requested().amount());
        int number = agreement == null ? 1 : agreement.number() + 1;
        apply(new FundingEvent.AwardAgreed(id, number, amount.amount(), on, agreement == null ? null : agreement.on()));
    }

    private void decline(String id, DeclineReason reason, LocalDate on, Clock clock) {
        refuseUndecidable(on, clock);
        apply(new FundingEvent.FundingDeclined(id, reason, on, agreement == null ? null : agreement.on()));
    }

    private void refuseUndecidable(LocalDate on, Clock clock) {
        if (decidedOn != null) {
            throw new RefusedException(new FundingRefusal.AlreadyDecided(decidedOn));
        }
        if (recommendation == null) {
            throw new RefusedException(new FundingRefusal.NotChecked());
        }
        refuseFuture("decidedOn", on, clock);
        refuseBefore("decidedOn", on, recommendation.on());
        refuseBefore("decidedOn", on, agreement == null ? null : agreement.on());
    }

    /** A file says whether it was recommended, not when: by the day of the panel, or else with the application. */
    private void recordRecommendation(
            String id, boolean recommended, Request asked, @Nullable PanelOutcome outcome, Clock clock) {
        if (recommendation == null) {
            var on = outcome == null ? asked.on() : outcome.on();
            apply(new Recommendation(recommended, asked.amount(), on).made(id, asked, clock));
        } else if (recommendation.recommended() != recommended) {
            throw new RefusedException(new FundingRefusal.ApplicationDiffers());
        }
    }

    private void recordOutcome(String id, PanelOutcome outcome, Clock clock) {
        if (outcome.awarded() != null) {
            agree(id, outcome.awarded(), outcome.on(), clock);
        } else if (declined == null || !outcome.on().equals(decidedOn)) {
            decline(id, DeclineReason.NOT_STATED, outcome.on(), clock);
        }
    }

    private Request requested() {
        if (request == null) {
            throw new IllegalStateException("An application that was never made: " + applicationId);
        }
        return request;
    }
}
