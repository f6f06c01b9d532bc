package waymark.sample.badge;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.PublishedEvent;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;

@Component
class BadgePublisher implements Translator<BadgeEvent> {
    @Override
    public Class<BadgeEvent> privateEvents() {
        return BadgeEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(BadgeEvent event, Origin origin) {
        return Optional.empty();
    }
}
