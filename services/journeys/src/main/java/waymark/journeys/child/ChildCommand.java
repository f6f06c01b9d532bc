package waymark.journeys.child;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import waymark.events.Sex;

/** What may be asked about a child. */
public sealed interface ChildCommand {

    @TargetAggregateIdentifier
    String childId();

    /** The child becomes known, with a place from that day where one is given. */
    record RegisterChild(
            String childId,
            String la,
            Identity identity,
            Sex sex,
            Ethnicity ethnicity,
            @Nullable Place place,
            LocalDate effective)
            implements ChildCommand {}

    record CorrectIdentity(String childId, Identity identity, LocalDate effective) implements ChildCommand {}

    /** A child who holds a place elsewhere moves. */
    record PlaceChild(String childId, String settingId, int fundedHours, LocalDate from) implements ChildCommand {}

    /** {@code on} is the first day the child no longer attends. */
    record EndPlacement(String childId, String settingId, LocalDate on) implements ChildCommand {}

    record RecordSenProvision(String childId, SenStatus status, LocalDate from) implements ChildCommand {}

    record RecordCircumstances(String childId, Circumstances circumstances, LocalDate from) implements ChildCommand {}

    /** Everything one row of a headcount says, in one commit. */
    record RecordHeadcount(
            String childId,
            String la,
            LocalDate countedOn,
            Identity identity,
            Sex sex,
            Ethnicity ethnicity,
            String settingId,
            LocalDate startedOn,
            @Nullable LocalDate leftOn,
            int fundedHours,
            SenStatus status,
            Circumstances circumstances)
            implements ChildCommand {}
}
