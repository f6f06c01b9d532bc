package waymark.platform.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file an authority brought. It begins when the file has been taken in, is read through and found wanting
 * ({@code REFUSED}) or in order; then somebody looks at the counts and approves, and its rows are sent. Where the world
 * changed between check and approval, rows may still be refused ({@code COMMITTED_IN_PART}). If the service dies in
 * between it is {@code INTERRUPTED}: send the file again, what was imported is recognised.
 *
 * @param committed rows sent since the approval
 * @param advice what to do next
 */
record Import(
        String id,
        String kind,
        Status status,
        Instant submittedAt,
        long rows,
        @JsonProperty("new") long added,
        long changed,
        long unchanged,
        long problems,
        long committed,
        @Nullable String advice) {

    enum Status {
        VALIDATING("The file is being read. Ask again in a moment."),
        REFUSED("Nothing was imported. Put the problems right and send the file again."),
        READY_FOR_REVIEW("Look at the counts, then approve."),
        COMMITTING("The rows are being imported. Ask again in a moment."),
        COMMITTED("Imported."),
        COMMITTED_IN_PART(
                "Imported but for the rows listed as problems: something they rest on changed after the check."
                        + " Put them right and send the file again: what is in is recognised."),
        INTERRUPTED("The import was interrupted. Send the file again in a minute: what was imported is recognised.");

        private final String advice;

        Status(String advice) {
            this.advice = advice;
        }

        String advice() {
            return advice;
        }
    }

    /** A problem of one row. */
    record RowProblem(int row, String column, String code, String expected) {}
}
