package waymark.funding.scheme;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.funding.scheme.SchemeCommand.CallOffPanel;
import waymark.funding.scheme.SchemeCommand.PlanPanel;
import waymark.funding.scheme.SchemeCommand.SetTerms;
import waymark.funding.scheme.SchemeEvent.PanelCalledOff;
import waymark.funding.scheme.SchemeEvent.PanelPlanned;
import waymark.funding.scheme.SchemeEvent.TermsSet;
import waymark.funding.scheme.SchemeRefusal.BandTwice;
import waymark.funding.scheme.SchemeRefusal.NoSuchPanel;
import waymark.funding.scheme.SchemeRefusal.PanelInPast;
import waymark.funding.scheme.SchemeRefusal.TermsInForce;
import waymark.funding.scheme.SchemeRefusal.TermsOutOfOrder;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;
import waymark.platform.time.London;

/**
 * How one authority runs its inclusion fund. Terms are set from a day on, and may be put right until that day comes;
 * then they hold until the next ones, and applications made under them were judged by them. Panels are planned for days
 * to come and may be called off.
 */
@Aggregate
class Scheme extends AuthorityOwned {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String schemeId;

    private @Nullable Terms latest;
    private final Set<LocalDate> panels = new TreeSet<>();

    Scheme() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SetTerms command, Clock clock) {
        var terms = command.terms();
        if (terms.equals(latest)) {
            return;
        }
        if (terms.bands().stream().map(Band::code).distinct().count()
                < terms.bands().size()) {
            throw new RefusedException(new BandTwice());
        }
        if (latest != null && terms.from().isBefore(latest.from())) {
            throw new RefusedException(new TermsOutOfOrder(latest.from()));
        }
        if (latest != null
                && terms.from().equals(latest.from())
                && !terms.from().isAfter(London.today(clock))) {
            throw new RefusedException(new TermsInForce(latest.from()));
        }
        apply(new TermsSet(command.schemeId(), command.la(), terms.from(), terms.bands(), terms.evidence()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PlanPanel command, Clock clock) {
        if (!panels.contains(command.on())) {
            refusePast(command.on(), clock);
            apply(new PanelPlanned(command.schemeId(), command.la(), command.on()));
        }
    }

    @CommandHandler
    void decide(CallOffPanel command, Clock clock) {
        if (!panels.contains(command.on())) {
            throw new RefusedException(new NoSuchPanel());
        }
        refusePast(command.on(), clock);
        apply(new PanelCalledOff(command.schemeId(), command.on()));
    }

    @EventSourcingHandler
    void evolve(SchemeEvent event) {
        switch (event) {
            case TermsSet it -> {
                belongTo(it.la());
                schemeId = it.schemeId();
                latest = new Terms(it.from(), it.bands(), it.evidence());
            }
            case PanelPlanned it -> {
                belongTo(it.la());
                schemeId = it.schemeId();
                panels.add(it.on());
            }
            case PanelCalledOff it -> panels.remove(it.on());
        }
    }

    private static void refusePast(LocalDate day, Clock clock) {
        if (day.isBefore(London.today(clock))) {
            throw new RefusedException(new PanelInPast());
        }
    }
}
