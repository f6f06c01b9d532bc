package waymark.funding.application;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.funding.application.FundingEvent.AwardAgreed;
import waymark.funding.application.FundingEvent.FundingApplied;
import waymark.funding.application.FundingEvent.FundingAwarded;
import waymark.funding.application.FundingEvent.FundingDeclined;
import waymark.funding.application.FundingEvent.FundingPaid;
import waymark.funding.application.FundingEvent.FundingRecommended;
import waymark.funding.application.FundingQueue.Check;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;

/** Keeps each application's place in the queue as its last event left it. */
@Component
@ProcessingGroup("projection.funding-queue")
@Keeps(FundingQueue.class)
class FundingQueueProjector {

    private final MongoTemplate store;
    private final Drafts<FundingQueue> drafts;

    FundingQueueProjector(MongoTemplate store) {
        this.store = store;
        this.drafts = new Drafts<>(store, FundingQueue.class, FundingQueue::version);
    }

    @EventHandler
    void on(FundingEvent event, @SequenceNumber long sequence) {
        var before = drafts.find(event.applicationId());
        if (before != null && before.version() >= sequence) {
            return;
        }
        if (event instanceof FundingApplied applied) {
            drafts.save(event.applicationId(), joined(applied, sequence));
            return;
        }
        if (before == null) {
            throw new IllegalStateException("An application moved on before it was made: " + event.applicationId());
        }
        drafts.save(event.applicationId(), after(before, event, sequence));
    }

    @ResetHandler
    void reset() {
        store.dropCollection(FundingQueue.class);
        FundingQueries.ensureIndexes(store);
    }

    private static FundingQueue joined(FundingApplied it, long sequence) {
        return new FundingQueue(
                it.applicationId(),
                it.la(),
                it.childId(),
                it.settingId(),
                FundingStatus.APPLIED,
                it.band(),
                it.amount(),
                it.evidence(),
                it.on(),
                null,
                null,
                null,
                sequence);
    }

    private static FundingQueue after(FundingQueue before, FundingEvent event, long sequence) {
        return switch (event) {
            case FundingApplied ignored -> before;
            case FundingRecommended it -> before.checked(new Check(it.recommended(), it.amount(), it.on()), sequence);
            case AwardAgreed it -> before.agreed(it.amount(), it.on(), sequence);
            case FundingAwarded it -> before.awarded(it.amount(), it.on(), sequence);
            case FundingDeclined it -> before.declined(it.reason(), it.on(), sequence);
            case FundingPaid it -> before.paid(it.on(), sequence);
        };
    }
}
