package waymark.training.meeting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import waymark.platform.imports.ImportFormat.Rows;
import waymark.training.meeting.FiledRegister.Invitation;

/** Puts consecutive rows of one meeting together and passes the register on when the next meeting begins. */
final class RegistersTogether implements Rows<RegisterRow> {

    private final Rows<FiledRegister> registers;
    private final List<Invitation> invitations = new ArrayList<>();
    private final Set<String> invited = new HashSet<>();
    private @Nullable RegisterRow meeting;
    private int firstRow;

    RegistersTogether(Rows<FiledRegister> registers) {
        this.registers = registers;
    }

    @Override
    public void row(int number, RegisterRow row) {
        if (meeting == null || !meeting.reference().equals(row.reference())) {
            end();
            meeting = row;
            firstRow = number;
        } else if (!meeting.isSameMeetingAs(row)) {
            problem(
                    number,
                    "meeting_reference",
                    "import/meeting-differs",
                    "The same cluster, title, day and capacity in all rows of a meeting.");
        }
        if (!invited.add(row.settingReference())) {
            problem(number, "setting_reference", "import/duplicate", "Each setting once in a meeting's register.");
        }
        invitations.add(new Invitation(number, row.settingReference(), row.attended()));
    }

    @Override
    public void problem(int row, String column, String code, String expected) {
        registers.problem(row, column, code, expected);
    }

    /** After the last row. */
    void end() {
        if (meeting != null) {
            registers.row(firstRow, new FiledRegister(meeting, invitations));
        }
        meeting = null;
        invitations.clear();
        invited.clear();
    }
}
