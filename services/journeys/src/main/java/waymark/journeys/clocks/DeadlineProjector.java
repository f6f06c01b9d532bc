package waymark.journeys.clocks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.events.StatutoryClock;
import waymark.journeys.plan.PlanEvent;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;

/** Keeps {@link Deadline}s: three for each request. */
@Component
@ProcessingGroup("projection.deadline")
@Keeps(Deadline.class)
class DeadlineProjector {

    private final MongoTemplate mongo;
    private final Drafts<Deadline> deadlines;

    DeadlineProjector(MongoTemplate mongo) {
        this.mongo = mongo;
        this.deadlines = new Drafts<>(mongo, Deadline.class, Deadline::version);
    }

    @EventHandler
    void on(PlanEvent event, @SequenceNumber long sequence, @MetaDataValue("la") String la) {
        switch (event) {
            case PlanEvent.RequestReceived e -> start(e, la, sequence);
            case PlanEvent.AssessmentDecided e ->
                move(e, sequence, dates -> dates.decided(e.willAssess(), e.effective()));
            case PlanEvent.PlanIssued e -> move(e, sequence, dates -> dates.issued(e.effective()));
            case PlanEvent.PlanDeclined e -> move(e, sequence, dates -> dates.declined(e.effective()));
            case PlanEvent.RequestWithdrawn e -> move(e, sequence, dates -> dates.withdrawn(e.effective()));
            case PlanEvent.ExceptionRecorded e ->
                change(
                        e,
                        sequence,
                        deadline -> deadline.clock() == e.clock()
                                ? deadline.excepted(e.reason(), sequence)
                                : deadline.with(deadline.dates(), sequence));
            case PlanEvent.HistoricalCaseNoted historical -> {}
        }
    }

    @ResetHandler
    void reset() {
        mongo.remove(new Query(), Deadline.class);
    }

    private void start(PlanEvent.RequestReceived event, String la, long sequence) {
        if (ofCase(event.caseId()).size() == StatutoryClock.values().length) {
            return;
        }
        for (var clock : StatutoryClock.values()) {
            var deadline = Deadline.start(la, event.caseId(), event.childId(), clock, event.effective(), sequence);
            deadlines.save(deadline.id(), deadline);
        }
    }

    private void move(PlanEvent event, long sequence, UnaryOperator<CaseDates> step) {
        change(event, sequence, deadline -> deadline.with(step.apply(deadline.dates()), sequence));
    }

    private void change(PlanEvent event, long sequence, UnaryOperator<Deadline> step) {
        var ofCase = ofCase(event.caseId());
        if (ofCase.isEmpty()) {
            throw new IllegalStateException("No clocks of case " + event.caseId() + " to change.");
        }
        ofCase.stream()
                .filter(deadline -> deadline.version() < sequence)
                .map(step)
                .forEach(deadline -> deadlines.save(deadline.id(), deadline));
    }

    private List<Deadline> ofCase(String caseId) {
        return Arrays.stream(StatutoryClock.values())
                .map(clock -> Optional.ofNullable(deadlines.find(Deadline.id(caseId, clock))))
                .flatMap(Optional::stream)
                .toList();
    }
}
