package waymark.platform.consume;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/**
 * How far each listener has heard each source out, by partition; the service as a whole has heard what all its listeners
 * have heard in every partition. Kept in the service's own store, so that a restart does not forget.
 */
final class Marks implements Completeness {

    private final MongoCollection<Document> collection;
    private final int partitions;
    private final Map<Key, Mark> marks = new ConcurrentHashMap<>();

    Marks(MongoDatabase database, int partitions) {
        this.collection = database.getCollection("marks");
        this.partitions = partitions;
        collection.find().forEach(this::load);
    }

    /** One of many clocks: a listener's progress in one partition of one source. */
    private record Key(String listener, String source, int partition) {
        String id() {
            return listener + "|" + source + "|" + partition;
        }
    }

    /** Moves up, never down: a publisher that starts again repeats itself. */
    void heard(String listener, Collection<Arrived.Progress> progress) {
        var latest = new HashMap<Key, Mark>();
        for (var each : progress) {
            latest.merge(
                    new Key(listener, each.source(), each.partition()),
                    new Mark(each.position(), each.time()),
                    Marks::later);
        }
        latest.entrySet().removeIf(entry -> {
            var known = marks.get(entry.getKey());
            return known != null && later(known, entry.getValue()).equals(known);
        });
        if (latest.isEmpty()) {
            return;
        }
        var updates = new ArrayList<UpdateOneModel<Document>>();
        latest.forEach((key, mark) -> updates.add(new UpdateOneModel<>(
                Filters.eq("_id", key.id()),
                Updates.combine(
                        Updates.set("listener", key.listener()),
                        Updates.set("source", key.source()),
                        Updates.set("partition", key.partition()),
                        // Where the position is later the time may be earlier, and another process may know better.
                        Updates.max("position", mark.position()),
                        Updates.max("time", Date.from(mark.time()))),
                new UpdateOptions().upsert(true))));
        collection.bulkWrite(updates);
        latest.forEach((key, mark) -> marks.merge(key, mark, Marks::later));
    }

    @Override
    public Map<String, Mark> marks() {
        var counted = new HashMap<String, Map<String, Integer>>();
        var earliest = new HashMap<String, Mark>();
        marks.forEach((key, mark) -> {
            counted.computeIfAbsent(key.source(), source -> new HashMap<>()).merge(key.listener(), 1, Integer::sum);
            earliest.merge(key.source(), mark, Marks::earlier);
        });
        // A partition not heard of yet may hold anything.
        earliest.keySet()
                .removeIf(source ->
                        counted.getOrDefault(source, Map.of()).values().stream().anyMatch(count -> count < partitions));
        return Map.copyOf(earliest);
    }

    private void load(Document document) {
        marks.put(
                new Key(document.getString("listener"), document.getString("source"), document.getInteger("partition")),
                new Mark(document.getLong("position"), document.getDate("time").toInstant()));
    }

    private static Mark later(Mark one, Mark other) {
        return new Mark(
                Math.max(one.position(), other.position()),
                one.time().isAfter(other.time()) ? one.time() : other.time());
    }

    private static Mark earlier(Mark one, Mark other) {
        Instant time = one.time().isBefore(other.time()) ? one.time() : other.time();
        return new Mark(Math.min(one.position(), other.position()), time);
    }
}
