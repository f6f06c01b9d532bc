package waymark.funding.scheme;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a scheme. */
sealed interface SchemeCommand {

    @TargetAggregateIdentifier
    String schemeId();

    record SetTerms(String schemeId, String la, Terms terms) implements SchemeCommand {}

    record PlanPanel(String schemeId, String la, LocalDate on) implements SchemeCommand {}

    record CallOffPanel(String schemeId, LocalDate on) implements SchemeCommand {}
}
