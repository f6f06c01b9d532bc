package waymark.sample.badge;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

sealed interface BadgeCommand {

    @TargetAggregateIdentifier
    String badgeId();

    record IssueBadge(String badgeId, String la, String label) implements BadgeCommand {}

    /** Makes it so, whether or not there is such a badge. */
    record RecordBadge(String badgeId, String la, String label) implements BadgeCommand {}

    record RelabelBadge(String badgeId, String label) implements BadgeCommand {}
}
