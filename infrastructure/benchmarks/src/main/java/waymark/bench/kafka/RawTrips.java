package waymark.bench.kafka;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.bson.Document;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Timed;
import waymark.bench.work.Scratch;
import waymark.events.JourneysPublished.SupportCyclePlanned;
import waymark.evidence.dossier.BenchDossiers;
import waymark.platform.consume.BenchConsumer;
import waymark.platform.publish.BenchPublisher;

/**
 * What an event's way cannot do without, by the clients alone, one after the other in one thread: one commit found in the
 * log, one record produced and consumed, one dossier updated, one dossier read. Same servers, same documents, same bytes;
 * nothing is encoded, decoded or counted within the time.
 */
final class RawTrips implements Contender, AutoCloseable {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String name;
    private final String topic;
    private final long every;
    private final int children;
    private final int count;
    private final MongoCollection<Document> log;
    private final MongoCollection<Document> dossiers;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Histogram> trips = new LinkedHashMap<>();
    private List<Long> commits;
    private long number;

    /**
     * @param every nanoseconds from the start of one to the start of the next; 0 for back to back
     * @param children as many dossiers there are
     * @param count of a round
     */
    RawTrips(String name, Scratch scratch, Broker broker, long every, int children, int count)
            throws ExecutionException, InterruptedException {
        this.name = name;
        this.topic = "raw-" + every;
        this.every = every;
        this.children = children;
        this.count = count;
        this.log = WaymarkPipeline.log(scratch).getCollection("events");
        this.dossiers = scratch.database("evidence-" + topic).getCollection("dossiers");
        dossiers.createIndex(Indexes.ascending("la", "n"));
        broker.create(topic);
        producer = broker.promptProducer();
        consumer = broker.consumer();
        consumer.assign(Broker.partitions(topic));
        consumer.seekToBeginning(Broker.partitions(topic));
        commits = lastCommits();
        for (int child = 0; child < children; child++) {
            trip();
        }
    }

    @Override
    public String name() {
        return name;
    }

    /** Its time is the median of the sum. */
    @Override
    public Timed round() {
        trips.clear();
        commits = lastCommits();
        var sums = Timed.histogram();
        long due = System.nanoTime();
        for (int i = 0; i < count; i++) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            sums.recordValue(trip());
            due = Math.max(due + every, System.nanoTime());
        }
        return new Timed(1, sums.getValueAtPercentile(50), sums);
    }

    private List<Long> lastCommits() {
        return log.find()
                .sort(new Document("_id", -1))
                .limit(count)
                .map(commit -> commit.getLong("_id"))
                .into(new ArrayList<>());
    }

    /** Of the last round, by name. */
    Map<String, Histogram> trips() {
        return trips;
    }

    private long trip() {
        String child = "child-" + number % children;
        var event = new SupportCyclePlanned(
                child, "874", NotedPublisher.cycle(number / children), DAY.plusWeeks(6), true, DAY);
        var message = BenchPublisher.record(topic, "raw", event, ++number, Instant.EPOCH);
        long sum = timed("find", this::find);
        var arrived = new ArrayList<ConsumerRecord<String, byte[]>>();
        sum += timed("ping", () -> {
            producer.send(message);
            while (arrived.isEmpty()) {
                consumer.poll(POLL).forEach(arrived::add);
            }
        });
        var update = BenchDossiers.write(BenchConsumer.decode(arrived));
        sum += timed("update", () -> dossiers.updateOne(update.getFilter(), update.getUpdate(), update.getOptions()));
        sum += timed("read", () -> dossiers.find(new Document("_id", child)).first());
        return sum;
    }

    private void find() {
        log.find(new Document("_id", commits.get((int) (number % commits.size()))))
                .first();
    }

    private long timed(String name, Runnable trip) {
        long start = System.nanoTime();
        trip.run();
        long nanos = System.nanoTime() - start;
        trips.computeIfAbsent(name, key -> Timed.histogram()).recordValue(nanos);
        return nanos;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
