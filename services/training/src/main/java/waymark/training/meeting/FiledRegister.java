package waymark.training.meeting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** The register of one meeting as a file gives it, put together from consecutive rows. */
record FiledRegister(RegisterRow meeting, List<Invitation> invitations) {

    FiledRegister {
        invitations = List.copyOf(invitations);
    }

    /** One invited setting; {@code row} is where the file says so, which is no part of what it says. */
    record Invitation(@JsonIgnore int row, String settingReference, boolean attended) {}

    List<String> invited() {
        return invitations.stream().map(Invitation::settingReference).toList();
    }

    List<String> attended() {
        return invitations.stream()
                .filter(Invitation::attended)
                .map(Invitation::settingReference)
                .toList();
    }
}
