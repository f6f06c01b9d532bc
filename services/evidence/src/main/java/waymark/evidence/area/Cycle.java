package waymark.evidence.area;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import waymark.events.JourneysPublished.SupportCycleOpened;
import waymark.events.JourneysPublished.SupportCyclePlanned;
import waymark.events.JourneysPublished.SupportCycleReviewed;

/**
 * One round of the graduated approach: opened at a setting, planned with a day by which to review, reviewed. The parents'
 * view may be recorded with the plan, with the review, with both or never.
 */
public final class Cycle {

    private final String cycleId;
    private final Child child;
    private @Nullable SupportCycleOpened opened;
    private @Nullable SupportCyclePlanned planned;
    private @Nullable SupportCycleReviewed reviewed;

    Cycle(String cycleId, Child child) {
        this.cycleId = cycleId;
        this.child = child;
    }

    void add(SupportCycleOpened it) {
        opened = it;
    }

    void add(SupportCyclePlanned it) {
        planned = it;
    }

    void add(SupportCycleReviewed it) {
        reviewed = it;
    }

    public String cycleId() {
        return cycleId;
    }

    public Child child() {
        return child;
    }

    /** Absent where only later facts of the cycle are known. */
    public Optional<String> settingId() {
        return Optional.ofNullable(opened).map(SupportCycleOpened::settingId);
    }

    public Optional<LocalDate> planned(LocalDate asAt) {
        return Optional.ofNullable(planned).map(SupportCyclePlanned::effective).filter(day -> !day.isAfter(asAt));
    }

    /** The day by which to review, once planned; it may lie ahead. */
    public Optional<LocalDate> reviewDue(LocalDate asAt) {
        return planned(asAt).isPresent()
                ? Optional.ofNullable(planned).map(SupportCyclePlanned::reviewDue)
                : Optional.empty();
    }

    public Optional<LocalDate> reviewed(LocalDate asAt) {
        return Optional.ofNullable(reviewed)
                .map(SupportCycleReviewed::effective)
                .filter(day -> !day.isAfter(asAt));
    }

    public boolean parentsViewRecorded(LocalDate asAt) {
        return planned(asAt).isPresent() && planned != null && planned.parentsViewRecorded()
                || reviewed(asAt).isPresent() && reviewed != null && reviewed.parentsViewRecorded();
    }
}
