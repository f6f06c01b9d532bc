package waymark.funding.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.events.JourneysPublished.ChildPlaced;
import waymark.events.JourneysPublished.ChildRegistered;
import waymark.events.JourneysPublished.PlacementEnded;
import waymark.events.PublishedEvent;
import waymark.platform.consume.Copies;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;

/** Hears which children are known and where they take and leave their places. */
@Component
class ChildListener implements Listener {

    private final MongoTemplate store;

    ChildListener(MongoTemplate store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "child-directory";
    }

    @Override
    public Set<String> sources() {
        return Set.of("journeys");
    }

    @Override
    public void on(String source, List<Received> batch) {
        var relevant = batch.stream().filter(heard -> isOfUse(heard.event())).toList();
        var subjects = relevant.stream()
                .map(heard -> heard.event().subject())
                .distinct()
                .toList();
        var known = new HashMap<String, KnownChild>();
        Upserts.existing(store, KnownChild.class, subjects).forEach(it -> known.put(it.id(), it));
        var changed = new HashMap<String, KnownChild>();
        for (var heard : relevant) {
            var before = known.get(heard.event().subject());
            if (before == null || before.position() < heard.position()) {
                var after = after(before, heard.event(), heard.position());
                known.put(after.id(), after);
                changed.put(after.id(), after);
            }
        }
        Copies.replaceOlder(store, KnownChild.class, "position", changed, KnownChild::position);
    }

    private static boolean isOfUse(PublishedEvent event) {
        return event instanceof ChildRegistered || event instanceof ChildPlaced || event instanceof PlacementEnded;
    }

    private static KnownChild after(@Nullable KnownChild before, PublishedEvent event, long position) {
        var child = before == null ? new KnownChild(event.subject(), event.la(), List.of(), position) : before;
        return switch (event) {
            case ChildPlaced it -> child.placed(it.settingId(), it.effective(), position);
            case PlacementEnded it -> child.left(it.settingId(), it.effective(), position);
            default -> child.heardAt(position);
        };
    }
}
