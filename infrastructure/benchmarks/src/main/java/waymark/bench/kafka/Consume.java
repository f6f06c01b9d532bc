package waymark.bench.kafka;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Curve;
import waymark.bench.frame.Findings;
import waymark.bench.frame.Measure;
import waymark.bench.frame.Options;
import waymark.bench.frame.Outcome;
import waymark.bench.frame.Timed;
import waymark.bench.frame.Trial;
import waymark.bench.work.Scratch;
import waymark.evidence.dossier.BenchDossiers;
import waymark.platform.consume.BenchConsumer;
import waymark.platform.consume.Received;

/**
 * Published events become dossiers, through the binder, the receiver and the listener of the evidence service. The limit
 * is the slower of reading and decoding alone, and of writing the same updates in bulk.
 */
public final class Consume implements Benchmark {

    private static final String REPEATING = "journeys";
    private static final String CLEAN = "training";
    private static final double REPEATED = 0.10;
    private static final int BATCH = 500;
    /** One write each: fewer of them tell as much. */
    private static final int SINGLE_SHARE = 20;

    private int round;

    @Override
    public String name() {
        return "consume";
    }

    @Override
    public String number() {
        return "B5";
    }

    @Override
    public String title() {
        return "published events of 150 authorities, a tenth of them sent twice, into dossiers";
    }

    @Override
    public Findings run(Options options) throws Exception {
        var findings = new Findings();
        var curve = new Curve("Consume: events per second over what is waiting", "events", "events/s");
        for (int events : options.pick(List.of(1_000), List.of(10_000, 30_000), List.of(10_000, 100_000))) {
            try (var scratch = Scratch.open(options);
                    var broker = new Broker(scratch)) {
                Outcome outcome = run(options, scratch, broker, new Facts(events, REPEATED), findings);
                findings.add(outcome);
                curve.add(outcome, events);
            }
        }
        return findings.add(curve)
                .note("Counted are different events; what a repetition costs shows in the line without any.")
                .note("After each of the subject's rounds every event was in its dossier once.");
    }

    private Outcome run(Options options, Scratch scratch, Broker broker, Facts facts, Findings findings)
            throws Exception {
        var clean = new Facts(facts.events(), 0);
        publish(broker, REPEATING, facts);
        publish(broker, CLEAN, clean);
        var subject = Contender.of("Waymark's dossiers", () -> listen(scratch, broker, REPEATING, facts));
        var unrepeated = Contender.of("the same, nothing sent twice", () -> listen(scratch, broker, CLEAN, clean));
        var slower = new Slower(scratch, broker);
        var limit = Contender.of("limit: slower of poll and bulkWrite", slower::round);
        var peer = Contender.of("one update per event", () -> one(scratch, broker, facts.events() / SINGLE_SHARE));
        var trial = new Trial(
                "N=" + facts.events(),
                "events",
                Measure.RATE,
                subject,
                limit,
                List.of(unrepeated, peer),
                Map.of(limit.name(), 0.60, peer.name(), 10.0, unrepeated.name(), 0.95));
        var outcome = options.longRounds().run(trial);
        findings.count(slower.row(facts.events()));
        return outcome;
    }

    private static void publish(Broker broker, String service, Facts facts) throws Exception {
        broker.create("waymark." + service + ".v1");
        try (var producer = broker.producer(1)) {
            Broker.send(producer, facts.records(service));
        }
    }

    private Timed listen(Scratch scratch, Broker broker, String service, Facts facts) throws Exception {
        var database = scratch.database("dossiers-" + ++round);
        var heard = new Heard(BenchDossiers.listener(database), service, facts.sent());
        try (var context = BenchConsumer.start(heard, database, broker.servers(), "bench-" + round)) {
            var timed = heard.await(facts.events());
            check(database, facts.events());
            return timed;
        } finally {
            database.drop();
        }
    }

    private static void check(MongoDatabase database, int events) {
        long found = 0;
        for (Document dossier : database.getCollection("dossiers").find()) {
            found += dossier.getList("e", Document.class).size();
        }
        if (found != events) {
            throw new IllegalStateException("Of " + events + " events " + found + " are in the dossiers.");
        }
    }

    private static Map<TopicPartition, Long> beginning(String service) {
        return Broker.partitions("waymark." + service + ".v1").stream()
                .collect(Collectors.toMap(partition -> partition, partition -> 0L));
    }

    private Timed one(Scratch scratch, Broker broker, int events) {
        var database = scratch.database("single-" + ++round);
        var dossiers = dossiers(database);
        var received = new ArrayList<Received>();
        broker.read(beginning(CLEAN), polled -> received.addAll(BenchConsumer.decode(polled)));
        long start = System.nanoTime();
        for (var each : received.subList(0, events)) {
            var update = BenchDossiers.write(List.of(each));
            dossiers.updateOne(update.getFilter(), update.getUpdate(), update.getOptions());
        }
        var timed = Timed.of(events, System.nanoTime() - start);
        database.drop();
        return timed;
    }

    private static MongoCollection<Document> dossiers(MongoDatabase database) {
        var dossiers = database.getCollection("dossiers");
        dossiers.createIndex(Indexes.ascending("la", "n"));
        return dossiers;
    }

    /** Both limits in turn; what counts is the slower. */
    private final class Slower {

        private final Scratch scratch;
        private final Broker broker;
        private double polled;
        private double written;

        Slower(Scratch scratch, Broker broker) {
            this.scratch = scratch;
            this.broker = broker;
        }

        Timed round() {
            var received = new ArrayList<Received>();
            long poll = broker.read(beginning(CLEAN), records -> received.addAll(BenchConsumer.decode(records)));
            long write = write(received);
            polled = received.size() * 1e9 / poll;
            written = received.size() * 1e9 / write;
            return Timed.of(received.size(), Math.max(poll, write));
        }

        private long write(List<Received> received) {
            var batches = new ArrayList<List<UpdateOneModel<Document>>>();
            for (int from = 0; from < received.size(); from += BATCH) {
                batches.add(received.subList(from, Math.min(from + BATCH, received.size())).stream()
                        .collect(Collectors.groupingBy(
                                each -> each.event().subject(), LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(BenchDossiers::write)
                        .toList());
            }
            var database = scratch.database("limit-" + ++round);
            var dossiers = dossiers(database);
            long start = System.nanoTime();
            for (var batch : batches) {
                dossiers.bulkWrite(batch, new BulkWriteOptions().ordered(false));
            }
            long nanos = System.nanoTime() - start;
            database.drop();
            return nanos;
        }

        Map<String, Object> row(int events) {
            var row = new LinkedHashMap<String, Object>();
            row.put("N", events);
            row.put("poll+decode/s", polled);
            row.put("bulkWrite/s", written);
            return row;
        }
    }
}
