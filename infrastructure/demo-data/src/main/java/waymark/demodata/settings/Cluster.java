package waymark.demodata.settings;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings whose SENCOs meet to learn from each other, and their meetings. */
public record Cluster(String reference, String name, List<Member> members, List<Meeting> meetings) {

    public record Member(
            Setting setting, LocalDate joinedOn, @Nullable LocalDate leftOn) {

        boolean isMemberOn(LocalDate day) {
            return !day.isBefore(joinedOn) && (leftOn == null || day.isBefore(leftOn));
        }
    }

    public record Meeting(String reference, String title, LocalDate heldOn, int capacity, List<Invited> invited) {}

    public record Invited(Setting setting, boolean attended) {}
}
