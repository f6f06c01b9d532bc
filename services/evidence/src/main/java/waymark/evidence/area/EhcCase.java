package waymark.evidence.area;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import waymark.events.JourneysPublished.AssessmentDecided;
import waymark.events.JourneysPublished.AssessmentRequested;
import waymark.events.JourneysPublished.ClockExceptionRecorded;
import waymark.events.JourneysPublished.PlanIssued;
import waymark.events.JourneysPublished.PlanNotIssued;
import waymark.events.JourneysPublished.RequestWithdrawn;
import waymark.events.RequestSource;
import waymark.events.StatutoryClock;

/**
 * One request for an EHC needs assessment. It begins when the authority receives it, goes on to the decision whether to
 * assess, and ends with a plan, with the notice that there will be none, with the decision not to assess, or withdrawn.
 * Time limits run from the request in whole weeks (SEND Regulations 2014): on time if stop - start is at most 7 × weeks
 * days. A recorded exception never stops a clock; figures are given with and without such cases.
 */
public final class EhcCase {

    private static final int DAYS_OF_A_WEEK = 7;

    private final String caseId;
    private final Child child;
    private @Nullable LocalDate requested;
    private RequestSource source = RequestSource.NOT_STATED;
    private @Nullable LocalDate decided;
    private boolean willAssess;
    private @Nullable LocalDate notIssued;
    private @Nullable LocalDate issued;
    private @Nullable LocalDate withdrawn;
    private final Map<StatutoryClock, LocalDate> exceptions = new EnumMap<>(StatutoryClock.class);

    EhcCase(String caseId, Child child) {
        this.caseId = caseId;
        this.child = child;
    }

    void add(AssessmentRequested it) {
        requested = it.effective();
        source = it.source();
    }

    void add(AssessmentDecided it) {
        decided = it.effective();
        willAssess = it.willAssess();
    }

    void add(PlanNotIssued it) {
        notIssued = it.effective();
    }

    void add(PlanIssued it) {
        issued = it.effective();
    }

    void add(RequestWithdrawn it) {
        withdrawn = it.effective();
    }

    void add(ClockExceptionRecorded it) {
        exceptions.merge(it.clock(), it.effective(), (a, b) -> a.isBefore(b) ? a : b);
    }

    public String caseId() {
        return caseId;
    }

    public Child child() {
        return child;
    }

    public RequestSource source() {
        return source;
    }

    /** The day the request was received, if by then it was. */
    public Optional<LocalDate> requested(LocalDate asAt) {
        return by(requested, asAt);
    }

    public Optional<LocalDate> decided(LocalDate asAt) {
        return by(decided, asAt);
    }

    public boolean willAssess(LocalDate asAt) {
        return willAssess && decided(asAt).isPresent();
    }

    public Optional<LocalDate> notIssued(LocalDate asAt) {
        return by(notIssued, asAt);
    }

    public Optional<LocalDate> issued(LocalDate asAt) {
        return by(issued, asAt);
    }

    public Optional<LocalDate> withdrawn(LocalDate asAt) {
        return by(withdrawn, asAt);
    }

    public boolean excepted(StatutoryClock clock, LocalDate asAt) {
        return by(exceptions.get(clock), asAt).isPresent();
    }

    /** The last day on which the clock is kept. */
    public Optional<LocalDate> due(StatutoryClock clock) {
        return Optional.ofNullable(requested).map(day -> day.plusDays((long) DAYS_OF_A_WEEK * clock.weeks()));
    }

    public boolean keptBy(StatutoryClock clock, LocalDate stop) {
        return due(clock).map(day -> !stop.isAfter(day)).orElse(false);
    }

    /** Whether the clock has started and nothing has stopped it. */
    public boolean running(StatutoryClock clock, LocalDate asAt) {
        if (requested(asAt).isEmpty()
                || withdrawn(asAt).isPresent()
                || issued(asAt).isPresent()) {
            return false;
        }
        return switch (clock) {
            case SIX_WEEKS -> decided(asAt).isEmpty();
            case SIXTEEN_WEEKS, TWENTY_WEEKS ->
                notIssued(asAt).isEmpty() && (decided(asAt).isEmpty() || willAssess);
        };
    }

    private static Optional<LocalDate> by(@Nullable LocalDate day, LocalDate asAt) {
        return day == null || day.isAfter(asAt) ? Optional.empty() : Optional.of(day);
    }
}
