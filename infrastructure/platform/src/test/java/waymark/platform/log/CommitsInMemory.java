package waymark.platform.log;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bson.BsonDocument;
import org.bson.Document;

/** One process's view of a log whose store is a map: it refuses what MongoDB's two unique indexes would. */
final class CommitsInMemory extends CommitLog {

    private final Store store;

    CommitsInMemory(MongoDatabase unused, Store store) {
        super(unused);
        this.store = store;
    }

    /** What several processes write to. */
    static final class Store {

        private final NavigableMap<Long, Document> commits = new ConcurrentSkipListMap<>();
        private final Set<String> keys = new HashSet<>();

        /** Another writer may come in between two documents of one insert, but not between check and write. */
        private synchronized boolean takes(Document commit) {
            if (commits.containsKey(commit.getLong("_id"))
                    || commit.getList("k", String.class).stream().anyMatch(keys::contains)) {
                return false;
            }
            keys.addAll(commit.getList("k", String.class));
            commits.put(commit.getLong("_id"), commit);
            return true;
        }
    }

    @Override
    void insert(List<Document> numbered) {
        for (int i = 0; i < numbered.size(); i++) {
            if (!store.takes(numbered.get(i))) {
                throw refused(i, store.commits.containsKey(numbered.get(i).getLong("_id")) ? "_id_" : STREAM_INDEX);
            }
        }
    }

    private static MongoBulkWriteException refused(int index, String uniqueIndex) {
        var error = new BulkWriteError(11000, "E11000 duplicate key: " + uniqueIndex, new BsonDocument(), index);
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                List.of(error),
                null,
                new ServerAddress(),
                Set.of(WriteConcern.MAJORITY.toString()));
    }

    @Override
    long head() {
        var last = store.commits.lastEntry();
        advanceTo(last == null ? 0 : last.getKey() + last.getValue().getInteger("n") - 1);
        return knownHead();
    }

    @Override
    Map<Long, String> commitIds(long from, int events) {
        var ids = new HashMap<Long, String>();
        store.commits
                .subMap(from, from + events)
                .forEach((position, commit) -> ids.put(position, commit.getString("c")));
        return ids;
    }

    @Override
    boolean holds(Commit commit) {
        return store.commits.values().stream().anyMatch(stored -> commit.id().equals(stored.getString("c")));
    }

    @Override
    List<LogEntry> after(long position, int most) {
        var entries = new ArrayList<LogEntry>();
        store.commits.tailMap(position, false).forEach((first, commit) -> {
            long next = first;
            for (Document event : commit.getList("e", Document.class)) {
                entries.add(new LogEntry(next++, event));
            }
        });
        return entries.subList(0, Math.min(most, entries.size()));
    }
}
