package waymark.journeys.plan;

import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import waymark.journeys.plan.PlanEvent.AssessmentDecided;
import waymark.journeys.plan.PlanEvent.ExceptionRecorded;
import waymark.journeys.plan.PlanEvent.HistoricalCaseNoted;
import waymark.journeys.plan.PlanEvent.PlanDeclined;
import waymark.journeys.plan.PlanEvent.PlanIssued;
import waymark.journeys.plan.PlanEvent.RequestReceived;
import waymark.journeys.plan.PlanEvent.RequestWithdrawn;
import waymark.platform.log.Keeps;
import waymark.platform.log.ReadModels;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.TenantScope;

/** Keeps {@link EhcCaseRecord}s and answers questions about them. */
@Component
@ProcessingGroup("projection.ehc-case")
@Keeps(EhcCaseRecord.class)
class EhcCaseProjector {

    private final MongoTemplate mongo;

    EhcCaseProjector(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(EhcCaseRecord.class)
                .createIndex(new Index("childId", Sort.Direction.ASC)
                        .on("receivedOn", Sort.Direction.ASC)
                        .named("child"));
    }

    @EventHandler
    void on(PlanEvent event, @SequenceNumber long sequence, @MetaDataValue("la") String la) {
        switch (event) {
            case RequestReceived e ->
                begin(new EhcCaseRecord(
                        e.caseId(),
                        la,
                        e.childId(),
                        e.source(),
                        e.effective(),
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        sequence));
            case HistoricalCaseNoted e ->
                begin(new EhcCaseRecord(
                        e.caseId(),
                        la,
                        e.childId(),
                        e.source(),
                        e.effective(),
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        sequence));
            case AssessmentDecided e ->
                set(e, sequence, Update.update("willAssess", e.willAssess()).set("decidedOn", e.effective()));
            case PlanIssued e -> set(e, sequence, Update.update("issuedOn", e.effective()));
            case PlanDeclined e -> set(e, sequence, Update.update("declinedOn", e.effective()));
            case RequestWithdrawn e -> set(e, sequence, Update.update("withdrawnOn", e.effective()));
            case ExceptionRecorded e ->
                set(e, sequence, Update.update("exceptions." + e.clock().name(), e.reason()));
        }
    }

    @ResetHandler
    void reset() {
        mongo.remove(new Query(), EhcCaseRecord.class);
    }

    /** @throws NotFoundException where there is no such case in the authority */
    EhcCaseRecord require(TenantScope scope, String caseId) {
        var found = mongo.findById(caseId, EhcCaseRecord.class);
        if (found == null || !found.la().equals(scope.la())) {
            throw new NotFoundException("EHC case");
        }
        return found;
    }

    List<EhcCaseRecord> ofChild(TenantScope scope, String childId) {
        var query = Query.query(Criteria.where("childId").is(childId)).with(Sort.by("receivedOn"));
        return mongo.find(query, EhcCaseRecord.class).stream()
                .filter(found -> found.la().equals(scope.la()))
                .toList();
    }

    private void begin(EhcCaseRecord begun) {
        if (mongo.findById(begun.caseId(), EhcCaseRecord.class) == null) {
            ReadModels.keep(mongo, begun.caseId(), begun.version(), begun);
        }
    }

    private void set(PlanEvent event, long sequence, Update update) {
        var older = Query.query(
                Criteria.where("_id").is(event.caseId()).and("version").lt(sequence));
        var changed = mongo.updateFirst(older, update.set("version", sequence), EhcCaseRecord.class);
        if (changed.getMatchedCount() == 0 && mongo.findById(event.caseId(), EhcCaseRecord.class) == null) {
            throw new IllegalStateException("No record of case " + event.caseId() + " to change.");
        }
    }
}
