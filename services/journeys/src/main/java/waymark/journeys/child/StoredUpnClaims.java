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
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
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
    private final KnownChildren known;
    private final Clock clock;

    StoredUpnClaims(
            MongoDatabase database, References references, EventStore history, KnownChildren known, Clock clock) {
        this.claims = database.getCollection("upn-claims");
        this.references = references;
        this.history = history;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public void claim(String la, String childId, String upn) {
        var key = KnownIdentities.upnKey(references, la, upn);
        var standing = claims.find(Filters.eq("_id", key)).first();
        if (standing == null) {
            refuseIfHeld(la, childId, upn);
            standing = Rehearsal.isOn() ? null : insert(key, childId);
        }
        if (standing == null || (isUnderWay(standing) && isOf(standing, childId))) {
            return;
        }
        if (!isOf(standing, childId) && (isUnderWay(standing) || upn.equals(upnOf(standing.getString("child"))))) {
            throw new RefusedException(new UpnOfAnotherChild());
        }
        if (!Rehearsal.isOn()) {
            takeOver(standing, childId);
        }
    }

    /** A claim may be missing where the store was brought back from a backup; who is on record still counts. */
    private void refuseIfHeld(String la, String childId, String upn) {
        if (!known.holders(la, Set.of(upn)).getOrDefault(upn, childId).equals(childId)) {
            throw new RefusedException(new UpnOfAnotherChild());
        }
    }

    private static boolean isOf(Document claim, String childId) {
        return childId.equals(claim.getString("child"));
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

    /** Also of the child's own old claim: it is renewed, so that nobody takes it over meanwhile. */
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
                .map(DomainEventMessage::getPayload)
                .filter(event -> event instanceof ChildRegistered || event instanceof IdentityCorrected)
                .reduce((earlier, later) -> later)
                .map(event -> ChildRules.identityOf((ChildEvent) event))
                .map(Identity::upn)
                .orElse(null);
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
