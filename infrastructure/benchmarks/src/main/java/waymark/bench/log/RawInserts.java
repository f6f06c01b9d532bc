package waymark.bench.log;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Timed;
import waymark.bench.work.Work;
import waymark.platform.log.BenchLog;

/** The limit of appending: the driver alone, with the same documents ready, in groups of the same size. */
public final class RawInserts implements Contender {

    private static final int COPIED_AT_ONCE = 1_000;

    private final MongoCollection<Document> collection;
    private final Serializer serializer = Work.serializer();
    private final List<Work> writers;
    private final int unitsOfEach;
    private final int group;
    private long position = 1;

    public RawInserts(MongoDatabase database, int writers, int units, int group) {
        this.collection = database.getCollection("events").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        collection.createIndex(new Document(BenchLog.uniqueKey(), 1), new IndexOptions().unique(true));
        this.writers = Writers.work(writers);
        this.unitsOfEach = Math.max(1, units / writers);
        this.group = group;
    }

    /** Takes over all that a log holds: what an insert costs depends on the indexes it goes into. */
    RawInserts holdingTheSameAs(MongoDatabase log) {
        var documents = new ArrayList<Document>(COPIED_AT_ONCE);
        for (Document document : log.getCollection("events").find().sort(new Document("_id", 1))) {
            documents.add(document);
            position = document.getLong("_id") + document.getInteger("n");
            if (documents.size() == COPIED_AT_ONCE) {
                collection.insertMany(documents);
                documents.clear();
            }
        }
        if (!documents.isEmpty()) {
            collection.insertMany(documents);
        }
        return this;
    }

    @Override
    public String name() {
        return "limit: raw insertMany of " + group;
    }

    @Override
    public Timed round() {
        long before = position;
        var groups = groups();
        var latencies = Timed.histogram();
        var ordered = new InsertManyOptions().ordered(true);
        long start = System.nanoTime();
        for (List<Document> documents : groups) {
            long begun = System.nanoTime();
            collection.insertMany(documents, ordered);
            latencies.recordValue(System.nanoTime() - begun);
        }
        return new Timed(position - before, System.nanoTime() - start, latencies);
    }

    /** The next documents, as the log would store them, in groups. */
    List<List<Document>> groups() {
        var time = Instant.EPOCH;
        var groups = new ArrayList<List<Document>>();
        var units = writers.stream()
                .flatMap(work -> work.units(unitsOfEach).stream())
                .toList();
        for (int i = 0; i < units.size(); i++) {
            if (i % group == 0) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(BenchLog.document(units.get(i), serializer, position, time));
            position += units.get(i).size();
        }
        return groups;
    }
}
