package waymark.journeys.support;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.journeys.support.SupportEvent.CycleEvent;
import waymark.journeys.support.SupportEvent.SupportCycleOpened;
import waymark.journeys.support.SupportEvent.SupportCyclePlanned;
import waymark.journeys.support.SupportEvent.SupportCycleReviewed;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;
import waymark.platform.privacy.Sealer;

/** Keeps {@link CycleRecord}s. */
@Component
@ProcessingGroup("projection.support-cycle")
@Keeps(CycleRecord.class)
class CycleRecordProjector {

    private final MongoTemplate mongo;
    private final Drafts<CycleRecord> cycles;
    private final Sealer sealer;

    CycleRecordProjector(MongoTemplate mongo, Sealer sealer) {
        this.mongo = mongo;
        this.cycles = new Drafts<>(mongo, CycleRecord.class, CycleRecord::version);
        this.sealer = sealer;
    }

    @EventHandler
    void on(CycleEvent event, @SequenceNumber long sequence, @MetaDataValue("la") String la) {
        var before = cycles.find(event.cycleId());
        if (before != null && before.version() >= sequence) {
            return;
        }
        cycles.save(
                event.cycleId(),
                switch (event) {
                    case SupportCycleOpened e -> opened(e, la, sequence);
                    case SupportCyclePlanned e -> planned(existing(before, e), e, sequence);
                    case SupportCycleReviewed e -> reviewed(existing(before, e), e, sequence);
                });
    }

    @ResetHandler
    void reset() {
        mongo.remove(new Query(), CycleRecord.class);
    }

    private static CycleRecord existing(@Nullable CycleRecord before, CycleEvent event) {
        if (before == null) {
            throw new IllegalStateException("No record of cycle " + event.cycleId() + " to change.");
        }
        return before;
    }

    private static CycleRecord opened(SupportCycleOpened e, String la, long sequence) {
        return new CycleRecord(
                e.cycleId(),
                la,
                e.childId(),
                e.settingId(),
                e.number(),
                e.effective(),
                null,
                null,
                null,
                null,
                null,
                null,
                sequence);
    }

    private CycleRecord planned(CycleRecord c, SupportCyclePlanned e, long sequence) {
        return new CycleRecord(
                c.cycleId(),
                c.la(),
                c.childId(),
                c.settingId(),
                c.number(),
                c.openedOn(),
                e.effective(),
                e.reviewDueOn(),
                sealed(e.childId(), CycleView.IN_PLAN, e.parentsView()),
                c.reviewedOn(),
                c.outcome(),
                c.viewAtReview(),
                sequence);
    }

    private CycleRecord reviewed(CycleRecord c, SupportCycleReviewed e, long sequence) {
        return new CycleRecord(
                c.cycleId(),
                c.la(),
                c.childId(),
                c.settingId(),
                c.number(),
                c.openedOn(),
                c.plannedOn(),
                c.reviewDueOn(),
                c.viewInPlan(),
                e.effective(),
                e.outcome(),
                sealed(e.childId(), CycleView.AT_REVIEW, e.parentsView()),
                sequence);
    }

    private @Nullable String sealed(String childId, String context, @Nullable String view) {
        return view == null ? null : sealer.seal(childId, context, view);
    }
}
