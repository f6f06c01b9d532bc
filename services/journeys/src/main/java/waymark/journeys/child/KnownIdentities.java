package waymark.journeys.child;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.platform.privacy.References;

/** Answers who is known from {@link KnownIdentity}, which follows every correction: a UPN given up is free at once. */
@Component
class KnownIdentities implements KnownChildren {

    private final MongoTemplate mongo;
    private final References references;

    KnownIdentities(MongoTemplate mongo, References references) {
        this.mongo = mongo;
        this.references = references;
        var indexes = mongo.indexOps(KnownIdentity.class);
        indexes.createIndex(new Index("name", Sort.Direction.ASC).named("name"));
        indexes.createIndex(new Index("upn", Sort.Direction.ASC).named("upn"));
    }

    @Override
    public Map<String, String> holders(String la, Collection<String> upns) {
        var byKey = new HashMap<String, String>();
        upns.forEach(upn -> byKey.put(upnKey(references, la, upn), upn));
        var holders = new HashMap<String, String>();
        for (var found : find("upn", byKey.keySet())) {
            holders.put(byKey.getOrDefault(String.valueOf(found.upn()), ""), found.childId());
        }
        return holders;
    }

    @Override
    public Map<Identity, List<String>> namesakes(String la, Collection<Identity> identities) {
        var keys = new HashMap<Identity, String>();
        identities.forEach(identity -> keys.put(identity, nameKey(references, la, identity)));
        var byName = find("name", Set.copyOf(keys.values())).stream()
                .collect(Collectors.groupingBy(found -> String.valueOf(found.name())));
        var namesakes = new HashMap<Identity, List<String>>();
        keys.forEach((identity, key) -> {
            var found = byName.getOrDefault(key, List.of()).stream()
                    .filter(candidate -> mayBe(candidate, identity, la))
                    .map(KnownIdentity::childId)
                    .toList();
            if (!found.isEmpty()) {
                namesakes.put(identity, found);
            }
        });
        return namesakes;
    }

    private boolean mayBe(KnownIdentity candidate, Identity identity, String la) {
        var upn = identity.upn();
        return upn == null || candidate.upn() == null || candidate.upn().equals(upnKey(references, la, upn));
    }

    @Override
    public Set<String> known(String la, Collection<String> childIds) {
        return find("_id", childIds).stream()
                .filter(found -> found.la().equals(la))
                .map(KnownIdentity::childId)
                .collect(Collectors.toSet());
    }

    private Collection<KnownIdentity> find(String field, Collection<String> values) {
        return mongo.find(Query.query(Criteria.where(field).in(values)), KnownIdentity.class);
    }

    static String upnKey(References references, String la, String upn) {
        return references.lookupKey("upn", la, upn);
    }

    static String nameKey(References references, String la, Identity identity) {
        return references.lookupKey(
                "name",
                la,
                identity.surname(),
                identity.forename(),
                identity.dateOfBirth().toString());
    }
}
