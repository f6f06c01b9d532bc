package waymark.funding.scheme;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.PublishedEvent;
import waymark.funding.scheme.SchemeEvent.PanelCalledOff;
import waymark.funding.scheme.SchemeEvent.PanelPlanned;
import waymark.funding.scheme.SchemeEvent.TermsSet;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;

/** How an authority runs its fund stays here: no other service has asked for it. */
@Component
class SchemePublisher implements Translator<SchemeEvent> {

    @Override
    public Class<SchemeEvent> privateEvents() {
        return SchemeEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(SchemeEvent event, Origin origin) {
        return switch (event) {
            case TermsSet ignored -> Optional.empty();
            case PanelPlanned ignored -> Optional.empty();
            case PanelCalledOff ignored -> Optional.empty();
        };
    }
}
