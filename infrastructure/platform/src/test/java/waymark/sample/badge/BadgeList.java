package waymark.sample.badge;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;
import waymark.platform.names.StoredTypes;
import waymark.platform.security.TenantScope;
import waymark.platform.web.PageRequest;
import waymark.sample.badge.BadgeEvent.BadgeIssued;
import waymark.sample.badge.BadgeEvent.BadgeRelabelled;

@Component
@ProcessingGroup("projection.badges")
@Keeps(BadgeList.Entry.class)
public class BadgeList {

    /** Labels of what it is about to take in. */
    public volatile Consumer<String> before = label -> {};
    /** What it shows of a label. */
    public volatile UnaryOperator<String> shown = label -> label;

    private final MongoTemplate mongo;
    private final Drafts<Entry> entries;

    BadgeList(MongoTemplate mongo) {
        this.mongo = mongo;
        this.entries = new Drafts<>(mongo, Entry.class, Entry::version);
    }

    @EventHandler
    void on(BadgeEvent event, @SequenceNumber long sequence, @MetaDataValue("la") String la) {
        switch (event) {
            case BadgeIssued issued -> set(issued.badgeId(), la, issued.label(), sequence);
            case BadgeRelabelled relabelled -> set(relabelled.badgeId(), la, relabelled.label(), sequence);
        }
    }

    private void set(String id, String la, String label, long version) {
        before.accept(label);
        entries.save(id, new Entry(id, la, shown.apply(label), version));
    }

    List<Entry> page(TenantScope scope, PageRequest page) {
        return mongo.find(ofAuthority(scope).skip(page.skip()).limit(page.limit()), Entry.class);
    }

    long count(TenantScope scope) {
        return mongo.count(ofAuthority(scope), Entry.class);
    }

    Optional<Entry> one(TenantScope scope, String id) {
        return Optional.ofNullable(mongo.findById(id, Entry.class))
                .filter(entry -> entry.la().equals(scope.la()));
    }

    private static Query ofAuthority(TenantScope scope) {
        return Query.query(Criteria.where("la").is(scope.la()));
    }

    @org.springframework.data.mongodb.core.mapping.Document("badges")
    record Entry(String id, String la, String label, long version) {}

    @Component
    static class Stored {
        @Bean
        StoredTypes badgeTypes() {
            return StoredTypes.named("sample.badge", Badge.class)
                    .and("sample.badge-issued", BadgeIssued.class)
                    .and("sample.badge-relabelled", BadgeRelabelled.class);
        }
    }
}
