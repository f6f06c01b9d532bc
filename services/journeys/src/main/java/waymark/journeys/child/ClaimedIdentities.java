package waymark.journeys.child;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import waymark.journeys.child.ChildRefusal.UpnOfAnotherChild;
import waymark.platform.privacy.References;
import waymark.platform.refusal.RefusedException;

/** Keyed hashes of identities, claimed before a child's event is stored: a UPN has one holder by its unique key. */
@Component
class ClaimedIdentities implements KnownChildren {

    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> claims;
    private final References references;

    ClaimedIdentities(MongoDatabase database, References references) {
        this.claims = database.getCollection("claimed-identities");
        this.references = references;
    }

    @Override
    public void claim(String la, String childId, Identity identity) {
        var upn = identity.upn();
        if (upn != null && !childId.equals(holderAfterClaim(upnKey(la, upn), childId))) {
            throw new RefusedException(new UpnOfAnotherChild());
        }
        upsert(nameKey(la, identity), Updates.addToSet("children", childId));
        upsert(childKey(la, childId), Updates.set("child", childId));
    }

    @Override
    public Map<String, String> holders(String la, Collection<String> upns) {
        var byKey = new HashMap<String, String>();
        upns.forEach(upn -> byKey.put(upnKey(la, upn), upn));
        var holders = new HashMap<String, String>();
        for (var claim : claims.find(Filters.in("_id", byKey.keySet()))) {
            holders.put(byKey.getOrDefault(claim.getString("_id"), ""), claim.getString("child"));
        }
        return holders;
    }

    @Override
    public Set<String> namesakes(String la, Identity identity) {
        var claim = claims.find(Filters.eq("_id", nameKey(la, identity))).first();
        return claim == null ? Set.of() : Set.copyOf(claim.getList("children", String.class));
    }

    @Override
    public Set<String> known(String la, Collection<String> childIds) {
        List<String> keys = new ArrayList<>();
        childIds.forEach(id -> keys.add(childKey(la, id)));
        Set<String> known = new HashSet<>();
        claims.find(Filters.in("_id", keys)).forEach(claim -> known.add(claim.getString("child")));
        return known;
    }

    private String holderAfterClaim(String key, String childId) {
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        try {
            var claim = claims.findOneAndUpdate(Filters.eq("_id", key), Updates.setOnInsert("child", childId), options);
            return claim == null ? childId : claim.getString("child");
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != DUPLICATE_KEY) {
                throw e;
            }
            // Somebody claimed it in between: theirs counts.
            var claim = claims.find(Filters.eq("_id", key)).first();
            return claim == null ? childId : claim.getString("child");
        }
    }

    private void upsert(String key, Bson update) {
        try {
            claims.updateOne(Filters.eq("_id", key), update, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            claims.updateOne(Filters.eq("_id", key), update);
        }
    }

    private String upnKey(String la, String upn) {
        return "upn:" + references.lookupKey("upn", la, upn);
    }

    private String nameKey(String la, Identity identity) {
        return "name:"
                + references.lookupKey(
                        "name",
                        la,
                        identity.surname(),
                        identity.forename(),
                        identity.dateOfBirth().toString());
    }

    private static String childKey(String la, String childId) {
        return "child:" + la + ":" + childId;
    }
}
