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
import waymark.platform.log.ReadModels;

/** Keeps each authority's scheme as its last event left it. */
@Component
@ProcessingGroup("projection.scheme-record")
class SchemeRecordProjector {

    private final MongoTemplate store;

    SchemeRecordProjector(MongoTemplate store) {
        this.store = store;
    }

    @EventHandler
    void on(SchemeEvent event, @SequenceNumber long sequence, @MetaDataValue("la") String la) {
        var before = store.findById(event.schemeId(), SchemeRecord.class);
        if (before == null) {
            before = new SchemeRecord(event.schemeId(), la, List.of(), List.of(), -1);
        }
        if (before.version() < sequence) {
            ReadModels.keep(store, event.schemeId(), sequence, after(before, event, sequence));
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
