package waymark.funding.scheme;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.funding.scheme.SchemeEvent.PanelCalledOff;
import waymark.funding.scheme.SchemeEvent.PanelPlanned;
import waymark.funding.scheme.SchemeEvent.TermsSet;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;

/** Keeps each authority's scheme as its last event left it. */
@Component
@ProcessingGroup("projection.scheme-record")
@Keeps(SchemeRecord.class)
class SchemeRecordProjector {

    private final MongoTemplate store;
    private final Drafts<SchemeRecord> drafts;

    SchemeRecordProjector(MongoTemplate store) {
        this.store = store;
        this.drafts = new Drafts<>(store, SchemeRecord.class, SchemeRecord::version);
    }

    @EventHandler
    void on(SchemeEvent event, @SequenceNumber long sequence, @MetaDataValue("la") String la) {
        var before = drafts.find(event.schemeId());
        if (before == null) {
            before = new SchemeRecord(event.schemeId(), la, List.of(), List.of(), -1);
        }
        if (before.version() < sequence) {
            drafts.save(event.schemeId(), after(before, event, sequence));
        }
    }

    @ResetHandler
    void reset() {
        store.dropCollection(SchemeRecord.class);
    }

    private static SchemeRecord after(SchemeRecord before, SchemeEvent event, long sequence) {
        return switch (event) {
            case TermsSet it -> before.with(new Terms(it.from(), it.bands(), it.evidence()), sequence);
            case PanelPlanned it -> before.withPanel(it.on(), sequence);
            case PanelCalledOff it -> before.withoutPanel(it.on(), sequence);
        };
    }
}
