package waymark.journeys.child;

import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.journeys.child.ChildEvent.ChildPlaced;
import waymark.journeys.child.ChildEvent.ChildRegistered;
import waymark.journeys.child.ChildEvent.CircumstancesRecorded;
import waymark.journeys.child.ChildEvent.CohortCorrected;
import waymark.journeys.child.ChildEvent.CountedAtHeadcount;
import waymark.journeys.child.ChildEvent.IdentityCorrected;
import waymark.journeys.child.ChildEvent.PlacementEnded;
import waymark.journeys.child.ChildEvent.SenProvisionRecorded;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;
import waymark.platform.privacy.Sealer;

/** Keeps {@link ChildRecord}s. */
@Component
@ProcessingGroup("projection.child-record")
@Keeps(ChildRecord.class)
class ChildRecordProjector {

    private final MongoTemplate mongo;
    private final Drafts<ChildRecord> children;
    private final Sealer sealer;

    ChildRecordProjector(MongoTemplate mongo, Sealer sealer) {
        this.mongo = mongo;
        this.children = new Drafts<>(mongo, ChildRecord.class, ChildRecord::version);
        this.sealer = sealer;
    }

    @EventHandler
    void on(ChildEvent event, @SequenceNumber long sequence, @MetaDataValue("la") String la) {
        var before = children.find(event.childId());
        if (before != null && before.version() >= sequence) {
            return;
        }
        if (event instanceof ChildRegistered registered) {
            children.save(event.childId(), registered(registered, la, sequence));
        } else if (before == null) {
            throw new IllegalStateException("No record of child " + event.childId() + " to change.");
        } else {
            children.save(event.childId(), changed(before, event, sequence));
        }
    }

    @ResetHandler
    void reset() {
        mongo.remove(new Query(), ChildRecord.class);
    }

    private ChildRecord registered(ChildRegistered event, String la, long sequence) {
        return new ChildRecord(
                event.childId(),
                la,
                sealed(
                        event.childId(),
                        event.surname(),
                        event.forename(),
                        event.dateOfBirth(),
                        event.upn(),
                        event.postcode()),
                event.cohort(),
                event.sex(),
                event.ethnicity(),
                event.effective(),
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                sequence);
    }

    private ChildRecord changed(ChildRecord child, ChildEvent event, long sequence) {
        return switch (event) {
            case ChildRegistered again -> child.seen(sequence);
            case CountedAtHeadcount counted -> child.seen(sequence);
            case IdentityCorrected e ->
                child.identified(
                        sealed(e.childId(), e.surname(), e.forename(), e.dateOfBirth(), e.upn(), e.postcode()),
                        sequence);
            case CohortCorrected e -> child.bornIn(e.cohort(), sequence);
            case ChildPlaced e -> child.placed(e.settingId(), e.fundedHours(), e.effective(), sequence);
            case PlacementEnded e -> child.left(e.settingId(), e.effective(), sequence);
            case SenProvisionRecorded e -> child.supported(e.provision(), e.primaryNeed(), e.effective(), sequence);
            case CircumstancesRecorded e -> child.in(ChildRules.circumstancesOf(e), e.effective(), sequence);
        };
    }

    private ChildRecord.Sealed sealed(
            String childId,
            @Nullable String surname,
            @Nullable String forename,
            @Nullable LocalDate dateOfBirth,
            @Nullable String upn,
            @Nullable String postcode) {
        return new ChildRecord.Sealed(
                seal(childId, "surname", surname),
                seal(childId, "forename", forename),
                seal(childId, "dateOfBirth", dateOfBirth == null ? null : dateOfBirth.toString()),
                seal(childId, "upn", upn),
                seal(childId, "postcode", postcode));
    }

    private @Nullable String seal(String childId, String field, @Nullable String value) {
        return value == null ? null : sealer.seal(childId, "child-record." + field, value);
    }
}
