package waymark.platform.web;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.platform.consume.Completeness;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.service.WaymarkProperties;

/** How much this service knows: its own history, and how far it has heard the others out. */
@RestController
class CompletenessController {

    private final String service;
    private final EventStore events;
    private final ObjectProvider<Completeness> completeness;

    CompletenessController(WaymarkProperties properties, EventStore events, ObjectProvider<Completeness> completeness) {
        this.service = properties.service();
        this.events = events;
        this.completeness = completeness;
    }

    @GetMapping("/api/v1/completeness")
    @RolesAllowed({
        Role.SENCO,
        Role.SETTING_MANAGER,
        Role.INCLUSION_OFFICER,
        Role.PANEL_MEMBER,
        Role.ANALYST,
        Role.INSPECTOR,
        Role.DATA_PROTECTION_OFFICER,
        Role.PLATFORM_OPERATOR
    })
    Known known(Caller caller) {
        var sources = new TreeMap<String, Heard>();
        completeness.ifAvailable(heard ->
                heard.marks().forEach((source, mark) -> sources.put(source, new Heard(mark.position(), mark.time()))));
        return new Known(service, head(), sources);
    }

    private long head() {
        TrackingToken token = events.createHeadToken();
        return token == null ? -1 : token.position().orElse(-1);
    }

    /**
     * @param position position of the last event in this service's own log; -1 while there is none
     * @param sources by other service: everything up to there has been taken in
     */
    record Known(String service, long position, Map<String, Heard> sources) {}

    record Heard(long position, Instant time) {}
}
