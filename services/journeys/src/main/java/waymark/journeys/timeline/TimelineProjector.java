package waymark.journeys.timeline;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.journeys.child.ChildEvent;
import waymark.journeys.plan.PlanEvent;
import waymark.journeys.support.SupportEvent;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;
import waymark.platform.privacy.Sealer;
import waymark.platform.security.Metadata;

/** Keeps the timeline; an entry is written once under its event's id and never changes. */
@Component
@ProcessingGroup("projection.timeline")
@Keeps(TimelineEntry.class)
class TimelineProjector {

    static final String TEXT = "timeline.text";

    private final MongoTemplate mongo;
    private final Drafts<TimelineEntry> entries;
    private final Sealer sealer;

    TimelineProjector(MongoTemplate mongo, Sealer sealer) {
        this.mongo = mongo;
        this.entries = new Drafts<>(mongo, TimelineEntry.class);
        this.sealer = sealer;
    }

    @EventHandler
    void on(ChildEvent event, EventMessage<?> message, TrackingToken token) {
        keep(Happening.of(event), message, token);
    }

    @EventHandler
    void on(SupportEvent event, EventMessage<?> message, TrackingToken token) {
        keep(Happening.of(event), message, token);
    }

    @EventHandler
    void on(PlanEvent event, EventMessage<?> message, TrackingToken token) {
        keep(Happening.of(event), message, token);
    }

    @ResetHandler
    void reset() {
        mongo.remove(new Query(), TimelineEntry.class);
    }

    private void keep(Happening what, EventMessage<?> message, TrackingToken token) {
        var words = what.text();
        var role = message.getMetaData().get(Metadata.AUTHOR_ROLE);
        entries.save(
                message.getIdentifier(),
                new TimelineEntry(
                        message.getIdentifier(),
                        String.valueOf(message.getMetaData().get(Metadata.LA)),
                        what.childId(),
                        what.happened(),
                        what.effective(),
                        message.getTimestamp(),
                        token.position().orElse(0),
                        role == null ? null : role.toString(),
                        what.facts(),
                        words == null ? null : sealer.seal(what.childId(), TEXT, words)));
    }
}
