package waymark.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import waymark.events.ExceptionReason;
import waymark.events.FundingPublished;
import waymark.events.JourneysPublished;
import waymark.events.PublishedEvent;
import waymark.events.PublishedTypes;
import waymark.events.Qualification;
import waymark.events.RequestSource;
import waymark.events.ReviewOutcome;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.events.SettingsPublished;
import waymark.events.Sex;
import waymark.events.StatutoryClock;
import waymark.events.TrainingPublished;
import waymark.platform.consume.Received;

/** Facts written by hand, in the words of the tests. Recorded at noon of the day they became true unless said otherwise. */
public final class Facts {

    public static final String LA = "874";

    private final List<Received> received = new ArrayList<>();
    private final Map<String, Long> positions = new HashMap<>();

    public static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    public List<Received> all() {
        return received;
    }

    public List<Received> of(String source) {
        return received.stream().filter(it -> it.source().equals(source)).toList();
    }

    /** One batch for each source, in the order of recording. */
    public Collection<List<Received>> batches() {
        return received.stream()
                .collect(Collectors.groupingBy(Received::source, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    public Facts add(PublishedEvent event) {
        return add(event, event.effective().atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    public Facts add(PublishedEvent event, Instant recorded) {
        var source = PublishedTypes.serviceOf(event.getClass());
        long position = positions.merge(source, 1L, Long::sum) - 1;
        received.add(new Received(
                event,
                source + "-" + position,
                PublishedTypes.nameOf(event.getClass()),
                source,
                position,
                recorded,
                "inclusion-officer"));
        return this;
    }

    public Facts setting(String id, SettingType type, String ward, String from) {
        return add(new SettingsPublished.SettingRegistered(
                id, LA, "R-" + id, "Setting " + id, null, type, ward, 30, day(from)));
    }

    public Facts closed(String id, String on) {
        return add(new SettingsPublished.SettingClosed(id, LA, day(on)));
    }

    public Facts senco(String senco, String setting, String from) {
        return add(new SettingsPublished.SencoAppointed(senco, LA, setting, false, day(from)));
    }

    public Facts sencoLeft(String senco, String setting, String on) {
        return add(new SettingsPublished.SencoAppointmentEnded(senco, LA, setting, day(on)));
    }

    public Facts qualified(String senco, String on) {
        return add(new SettingsPublished.SencoQualified(senco, LA, Qualification.LEVEL_3_EY_SENCO, day(on)));
    }

    public Facts child(String id, int cohort, String from) {
        return add(new JourneysPublished.ChildRegistered(id, LA, cohort, Sex.F, "WBRI", day(from)));
    }

    public Facts cohort(String id, int cohort, String from) {
        return add(new JourneysPublished.CohortCorrected(id, LA, cohort, day(from)));
    }

    public Facts placed(String child, String setting, String from) {
        return placed(child, setting, 15, from);
    }

    public Facts placed(String child, String setting, int hours, String from) {
        return add(new JourneysPublished.ChildPlaced(child, LA, setting, hours, day(from)));
    }

    public Facts left(String child, String setting, String on) {
        return add(new JourneysPublished.PlacementEnded(child, LA, setting, day(on)));
    }

    public Facts sen(String child, SenProvision provision, SenType need, String from) {
        return add(new JourneysPublished.SenProvisionRecorded(child, LA, provision, need, day(from)));
    }

    public Facts cycle(String child, String cycle, String setting, String opened) {
        return add(new JourneysPublished.SupportCycleOpened(child, LA, cycle, setting, 1, day(opened)));
    }

    public Facts planned(String child, String cycle, String on, String due, boolean parentsView) {
        return add(new JourneysPublished.SupportCyclePlanned(child, LA, cycle, day(due), parentsView, day(on)));
    }

    public Facts reviewed(String child, String cycle, String on, boolean parentsView) {
        return add(new JourneysPublished.SupportCycleReviewed(
                child, LA, cycle, ReviewOutcome.CONTINUE, parentsView, day(on)));
    }

    public Facts requested(String child, String ehcCase, RequestSource source, String on) {
        return add(new JourneysPublished.AssessmentRequested(child, LA, ehcCase, source, day(on)));
    }

    public Facts decided(String child, String ehcCase, boolean willAssess, String on) {
        return add(new JourneysPublished.AssessmentDecided(child, LA, ehcCase, willAssess, day(on)));
    }

    public Facts notIssued(String child, String ehcCase, String on) {
        return add(new JourneysPublished.PlanNotIssued(child, LA, ehcCase, day(on)));
    }

    public Facts issued(String child, String ehcCase, String on) {
        return add(new JourneysPublished.PlanIssued(child, LA, ehcCase, day(on)));
    }

    public Facts withdrawn(String child, String ehcCase, String on) {
        return add(new JourneysPublished.RequestWithdrawn(child, LA, ehcCase, day(on)));
    }

    public Facts excepted(String child, String ehcCase, StatutoryClock clock, String on) {
        return add(new JourneysPublished.ClockExceptionRecorded(
                child, LA, ehcCase, clock, ExceptionReason.NOT_STATED, day(on)));
    }

    public Facts applied(String application, String child, String setting, String amount, String on) {
        return add(
                new FundingPublished.FundingApplied(application, LA, child, setting, new BigDecimal(amount), day(on)));
    }

    public Facts fundingDecided(String application, boolean awarded, String amount, String on) {
        return add(new FundingPublished.FundingDecided(application, LA, awarded, new BigDecimal(amount), day(on)));
    }

    public Facts paid(String application, String setting, String amount, String on) {
        return add(new FundingPublished.FundingPaid(application, LA, setting, new BigDecimal(amount), day(on)));
    }

    public Facts cluster(String id, String name, String on) {
        return add(new TrainingPublished.ClusterFormed(id, LA, name, day(on)));
    }

    public Facts register(String meeting, String cluster, List<String> invited, List<String> attended, String on) {
        return add(new TrainingPublished.RegisterTaken(meeting, LA, cluster, invited, attended, day(on)));
    }
}
