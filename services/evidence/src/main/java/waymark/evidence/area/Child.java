package waymark.evidence.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import waymark.events.JourneysPublished;
import waymark.events.JourneysPublished.AssessmentDecided;
import waymark.events.JourneysPublished.AssessmentRequested;
import waymark.events.JourneysPublished.ChildPlaced;
import waymark.events.JourneysPublished.ChildRegistered;
import waymark.events.JourneysPublished.CircumstancesRecorded;
import waymark.events.JourneysPublished.ClockExceptionRecorded;
import waymark.events.JourneysPublished.CohortCorrected;
import waymark.events.JourneysPublished.ConcernRaised;
import waymark.events.JourneysPublished.PlacementEnded;
import waymark.events.JourneysPublished.PlanIssued;
import waymark.events.JourneysPublished.PlanNotIssued;
import waymark.events.JourneysPublished.RequestWithdrawn;
import waymark.events.JourneysPublished.SenProvisionRecorded;
import waymark.events.JourneysPublished.SupportCycleOpened;
import waymark.events.JourneysPublished.SupportCyclePlanned;
import waymark.events.JourneysPublished.SupportCycleReviewed;
import waymark.events.SenProvision;
import waymark.events.SenType;

/**
 * A child as the area knows it, by an opaque id: placed at settings, with SEN provision that changes over time, supported
 * in cycles, perhaps the subject of EHC requests. Placements and provision may be told in any order.
 */
public final class Child {

    private static final int RECEPTION_STARTS_AFTER_YEARS = 5;
    private static final int ENDED = -1;

    private final String childId;
    private @Nullable Integer cohort;
    private final Map<String, Dated<Integer>> hoursBySetting = new LinkedHashMap<>(2);
    private final Dated<SenProvisionRecorded> sen = new Dated<>();
    private final Map<String, EhcCase> cases = new LinkedHashMap<>(2);
    private final Map<String, Cycle> cycles = new LinkedHashMap<>(2);

    Child(String childId) {
        this.childId = childId;
    }

    void add(JourneysPublished event) {
        switch (event) {
            case ChildRegistered it -> cohort = it.cohort();
            case CohortCorrected it -> cohort = it.cohort();
            case ChildPlaced it -> hours(it.settingId()).from(it.effective(), it.fundedHours());
            case PlacementEnded it -> hours(it.settingId()).from(it.effective(), ENDED);
            case SenProvisionRecorded it -> sen.from(it.effective(), it);
            case SupportCycleOpened it -> cycle(it.cycleId()).add(it);
            case SupportCyclePlanned it -> cycle(it.cycleId()).add(it);
            case SupportCycleReviewed it -> cycle(it.cycleId()).add(it);
            case AssessmentRequested it -> ehcCase(it.caseId()).add(it);
            case AssessmentDecided it -> ehcCase(it.caseId()).add(it);
            case PlanNotIssued it -> ehcCase(it.caseId()).add(it);
            case PlanIssued it -> ehcCase(it.caseId()).add(it);
            case RequestWithdrawn it -> ehcCase(it.caseId()).add(it);
            case ClockExceptionRecorded it -> ehcCase(it.caseId()).add(it);
            // No measure asks about these yet; the dossier shows them.
            case ConcernRaised it -> {}
            case CircumstancesRecorded it -> {}
        }
    }

    public String childId() {
        return childId;
    }

    /** The setting with most funded hours on that day, if the child has a place anywhere. */
    public Optional<String> settingOn(LocalDate day) {
        String most = null;
        int mostHours = ENDED;
        for (var setting : hoursBySetting.entrySet()) {
            int hours = setting.getValue().on(day).orElse(ENDED);
            if (hours > mostHours
                    || hours == mostHours && most != null && setting.getKey().compareTo(most) < 0) {
                most = setting.getKey();
                mostHours = hours;
            }
        }
        return Optional.ofNullable(most);
    }

    public boolean placedAt(String settingId, LocalDate day) {
        var hours = hoursBySetting.get(settingId);
        return hours != null && hours.on(day).orElse(ENDED) > ENDED;
    }

    public SenProvision provisionOn(LocalDate day) {
        return sen.on(day).map(SenProvisionRecorded::provision).orElse(SenProvision.N);
    }

    public Optional<SenType> needOn(LocalDate day) {
        return sen.on(day).map(SenProvisionRecorded::primaryNeed);
    }

    /** Calendar year whose September brings the child into reception. */
    public OptionalInt startsReceptionIn() {
        return cohort == null ? OptionalInt.empty() : OptionalInt.of(cohort + RECEPTION_STARTS_AFTER_YEARS);
    }

    public Collection<EhcCase> cases() {
        return cases.values();
    }

    public Collection<Cycle> cycles() {
        return cycles.values();
    }

    /** Up to which day the child's story is this setting's to know: open-ended while placed there. */
    public Optional<LocalDate> knownToSettingUntil(String settingId, LocalDate today) {
        var hours = hoursBySetting.get(settingId);
        if (hours == null) {
            return Optional.empty();
        }
        return placedAt(settingId, today) ? Optional.of(LocalDate.MAX) : hours.latestChange(today);
    }

    private Dated<Integer> hours(String settingId) {
        return hoursBySetting.computeIfAbsent(settingId, id -> new Dated<>());
    }

    private EhcCase ehcCase(String caseId) {
        return cases.computeIfAbsent(caseId, id -> new EhcCase(id, this));
    }

    private Cycle cycle(String cycleId) {
        return cycles.computeIfAbsent(cycleId, id -> new Cycle(id, this));
    }
}
