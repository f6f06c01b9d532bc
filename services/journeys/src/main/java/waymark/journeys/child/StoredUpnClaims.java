package waymark.journeys.child;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.journeys.child.ChildEvent.ChildRegistered;
import waymark.journeys.child.ChildEvent.IdentityCorrected;
import waymark.journeys.child.ChildRefusal.UpnOfAnotherChild;
import waymark.platform.imports.Rehearsal;
import waymark.platform.privacy.References;
import waymark.platform.refusal.RefusedException;

/**
 * Claims by the unique key of a collection, so that of two who ask at the same moment one is refused. A claim says who
 * asked first, not who has the UPN: a command may have been refused after its claim, or a UPN corrected since. So where
 * a claim stands in the way, its holder's history decides.
 */
@Component
class StoredUpnClaims implements UpnClaims {

    /** A command is stored or has failed by then; before that its claim is respected although no event says so yet. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(2);

    private final MongoCollection<Document> claims;
    private final References references;
    private final EventStore history;
    private final Clock clock;

    StoredUpnClaims(MongoDatabase database, References references, EventStore history, Clock clock) {
        this.claims = database.getCollection("upn-claims");
        this.references = references;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void claim(String la, String childId, String upn) {
        var key = KnownIdentities.upnKey(references, la, upn);
        var standing = claims.find(Filters.eq("_id", key)).first();
        if (standing == null && !Rehearsal.isOn()) {
            standing = insert(key, childId);
        }
        if (standing == null || childId.equals(standing.getString("child"))) {
            return;
        }
        if (isUnderWay(standing) || upn.equals(upnOf(standing.getString("child")))) {
            throw new RefusedException(new UpnOfAnotherChild());
        }
        if (!Rehearsal.isOn()) {
            takeOver(standing, childId);
        }
    }

    /** @return what another has claimed in between; null where the claim is this child's now */
    private @Nullable Document insert(String key, String childId) {
        try {
            claims.insertOne(new Document("_id", key).append("child", childId).append("at", now()));
            return null;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return claims.find(Filters.eq("_id", key)).first();
        }
    }

    private void takeOver(Document standing, String childId) {
        var taken =
                claims.updateOne(standing, Updates.combine(Updates.set("child", childId), Updates.set("at", now())));
        if (taken.getMatchedCount() == 0) {
            throw new RefusedException(new UpnOfAnotherChild());
        }
    }

    private boolean isUnderWay(Document claim) {
        return claim.getDate("at").toInstant().plus(UNDER_WAY).isAfter(clock.instant());
    }

    /** Null where the child was never registered, has no UPN or has been erased. */
    private @Nullable String upnOf(String childId) {
        return history.readEvents(childId)
                .asStream()
                .flatMap(event -> identity(event.getPayload()).stream())
                .reduce((earlier, later) -> later)
                .map(Identity::upn)
                .orElse(null);
    }

    private static Optional<Identity> identity(Object event) {
        return switch (event) {
            case ChildRegistered registered -> Optional.ofNullable(ChildRules.identityOf(registered));
            case IdentityCorrected corrected -> Optional.ofNullable(ChildRules.identityOf(corrected));
            default -> Optional.empty();
        };
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
