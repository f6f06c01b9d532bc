package waymark.platform.log;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a {@link Tally}. */
sealed interface TallyCommand {

    @TargetAggregateIdentifier
    String tallyId();

    record OpenTally(String tallyId, String keeper) implements TallyCommand {}

    record Count(String tallyId, int times) implements TallyCommand {}

    record CountBadly(String tallyId) implements TallyCommand {}
}
