package waymark.training.meeting;

import java.time.LocalDate;

/** One row of a registers file: one setting invited to one meeting. */
record RegisterRow(
        String reference,
        String clusterReference,
        String title,
        LocalDate heldOn,
        int capacity,
        String settingReference,
        boolean attended) {

    boolean isSameMeetingAs(RegisterRow other) {
        return reference.equals(other.reference)
                && clusterReference.equals(other.clusterReference)
                && title.equals(other.title)
                && heldOn.equals(other.heldOn)
                && capacity == other.capacity;
    }
}
