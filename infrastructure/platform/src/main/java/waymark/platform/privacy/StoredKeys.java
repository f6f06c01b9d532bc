package waymark.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Data keys in a store of their own, each wrapped by the key-encryption key and bound to its person. A key is made once:
 * of two that race, one is stored and both use it. An erased person leaves a mark and no key, so that none is made anew.
 */
public final class StoredKeys implements Keys {

    private static final int KEY_BYTES = 32;
    private static final int CHUNK = 500;

    private final MongoCollection<Document> keys;
    private final Aead keyEncryptionKey;
    private final KeyCache cache;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public StoredKeys(MongoDatabase database, Aead keyEncryptionKey, Clock clock) {
        this.keys = database.getCollection("keys")
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.keyEncryptionKey = keyEncryptionKey;
        this.cache = new KeyCache(clock);
        this.clock = clock;
    }

    @Override
    public Optional<Aead> toSeal(String personId) {
        return cache.get(personId).orElseGet(() -> {
            load(List.of(personId), true);
            return cache.get(personId).orElseThrow();
        });
    }

    @Override
    public Optional<Aead> toOpen(String personId) {
        return cache.get(personId).orElseGet(() -> {
            load(List.of(personId), false);
            return cache.get(personId).orElse(Optional.empty());
        });
    }

    @Override
    public void prepare(Collection<String> personIds) {
        List<String> missing = personIds.stream()
                .distinct()
                .filter(person -> cache.get(person).isEmpty())
                .toList();
        for (int from = 0; from < missing.size(); from += CHUNK) {
            load(missing.subList(from, Math.min(from + CHUNK, missing.size())), true);
        }
    }

    @Override
    public void erase(String personId) {
        keys.updateOne(
                new Document("_id", personId),
                new Document("$unset", new Document("key", ""))
                        .append("$set", new Document("erased", Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
        cache.put(personId, Optional.empty());
    }

    private void load(List<String> personIds, boolean create) {
        Set<String> missing = new HashSet<>(personIds);
        missing.removeAll(fetch(personIds));
        if (create && !missing.isEmpty()) {
            insert(missing);
            // Read back what is stored: another process may have been first.
            fetch(missing);
        }
    }

    private Set<String> fetch(Collection<String> personIds) {
        Set<String> found = new HashSet<>();
        var filter = personIds.size() == 1
                ? new Document("_id", personIds.iterator().next())
                : new Document("_id", new Document("$in", List.copyOf(personIds)));
        for (Document document : keys.find(filter)) {
            String person = document.getString("_id");
            found.add(person);
            cache.put(
                    person,
                    Optional.ofNullable(document.get("key", Binary.class)).map(key -> unwrap(person, key)));
        }
        return found;
    }

    private void insert(Collection<String> personIds) {
        List<Document> fresh = new ArrayList<>();
        for (String person : personIds) {
            fresh.add(new Document(Map.of("_id", person, "key", wrap(person))));
        }
        try {
            keys.insertMany(fresh, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean onlyRaces =
                    e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyRaces || e.getWriteConcernError() != null) {
                throw e;
            }
        }
    }

    private Binary wrap(String person) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            return new Binary(keyEncryptionKey.encrypt(key, person.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key could not be wrapped.", e);
        }
    }

    private Aead unwrap(String person, Binary wrapped) {
        try {
            return new AesGcmJce(keyEncryptionKey.decrypt(wrapped.getData(), person.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A data key does not open with this key-encryption key: waymark.keys.directory is not the one"
                            + " the data was stored with.",
                    e);
        }
    }
}
