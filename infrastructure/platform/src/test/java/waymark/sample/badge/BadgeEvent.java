package waymark.sample.badge;

import org.axonframework.serialization.Revision;

sealed interface BadgeEvent {

    @Revision("1")
    record BadgeIssued(String badgeId, String la, String label) implements BadgeEvent {}

    @Revision("1")
    record BadgeRelabelled(String badgeId, String label) implements BadgeEvent {}
}
