package waymark.journeys.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.events.PublishedEvent;
import waymark.events.SettingsPublished.SettingClosed;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.platform.consume.Copies;
import waymark.platform.consume.Listener;
import waymark.platform.consume.PoisonException;
import waymark.platform.consume.Received;

/** Hears which settings open and close. */
@Component
class SettingListener implements Listener {

    private final MongoTemplate mongo;

    SettingListener(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String name() {
        return "setting-directory";
    }

    @Override
    public Set<String> sources() {
        return Set.of("settings");
    }

    @Override
    public void on(String source, List<Received> batch) {
        var relevant = batch.stream().filter(heard -> isOfUse(heard.event())).toList();
        if (relevant.isEmpty()) {
            return;
        }
        var ids = relevant.stream()
                .map(heard -> heard.event().subject())
                .distinct()
                .toList();
        Map<String, Listing> listings = new HashMap<>();
        mongo.find(Query.query(Criteria.where("_id").in(ids)), Listing.class)
                .forEach(listing -> listings.put(listing.settingId(), listing));
        for (var heard : relevant) {
            var before = listings.get(heard.event().subject());
            if (before == null || before.position() < heard.position()) {
                listings.put(heard.event().subject(), after(before, heard));
            }
        }
        Copies.replaceOlder(mongo, Listing.class, "position", listings, Listing::position);
    }

    private static boolean isOfUse(PublishedEvent event) {
        return event instanceof SettingRegistered || event instanceof SettingClosed;
    }

    private static Listing after(@Nullable Listing before, Received heard) {
        var event = heard.event();
        if (event instanceof SettingRegistered) {
            return new Listing(event.subject(), event.la(), event.effective(), null, heard.position());
        }
        if (before == null) {
            throw new PoisonException(event.subject(), "A setting closed that never opened.");
        }
        return new Listing(before.settingId(), before.la(), before.openedOn(), event.effective(), heard.position());
    }
}
