package waymark.bench.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Curve;
import waymark.bench.frame.Findings;
import waymark.bench.frame.Measure;
import waymark.bench.frame.Options;
import waymark.bench.frame.Outcome;
import waymark.bench.frame.Timed;
import waymark.bench.frame.Trial;
import waymark.bench.log.Loading;
import waymark.bench.log.Store;
import waymark.bench.log.Stores;
import waymark.bench.work.Scratch;
import waymark.bench.work.Work;
import waymark.platform.log.BenchLog;
import waymark.platform.publish.BenchPublisher;

/**
 * A service's publisher drains a backlog, from its start to its position at the head; after every round the topic is read
 * back: nothing may be missing and every subject's events must be in order.
 */
public final class Publish implements Benchmark {

    private static final String SERVICE = "bench";
    private static final String TOPIC = "waymark.bench.v1";
    private static final String RAW = "raw";
    private static final String BRIDGED = "bridged";
    private static final int IN_FLIGHT = 5;
    /** One round trip each: fewer of them tell as much. */
    private static final int BRIDGED_SHARE = 20;

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String number() {
        return "B3";
    }

    @Override
    public String title() {
        return "a backlog of N events from the log to Kafka, every one acknowledged and on the disk";
    }

    @Override
    public Findings run(Options options) throws Exception {
        var findings = new Findings();
        var curve = new Curve("Publish: events per second over the backlog", "events", "events/s");
        for (int events : options.pick(List.of(2_000), List.of(10_000, 100_000), List.of(10_000, 100_000))) {
            try (var scratch = Scratch.open(options);
                    var broker = new Broker(scratch)) {
                Outcome outcome = run(options, scratch, broker, events);
                findings.add(outcome);
                curve.add(outcome, events);
            }
        }
        return findings.add(curve)
                .note(
                        "After each of the subject's rounds the topic was read back: nothing missing, order kept per key.")
                .note(
                        "The subject's time includes its start: finding the broker, the lease, and the markers it sends.");
    }

    private static Outcome run(Options options, Scratch scratch, Broker broker, int events) throws Exception {
        try (Store loaded = Stores.dense(scratch.database("log"), 256)) {
            Loading.of(events).into(loaded);
        }
        for (String topic : List.of(TOPIC, RAW, BRIDGED)) {
            broker.create(topic);
        }
        try (var log = BenchLog.open(scratch.database("log"), Work.serializer(), 256);
                var producer = broker.producer(IN_FLIGHT);
                var bridge = new Bridge(broker.servers(), BRIDGED)) {
            var records = records(log, RAW);
            try (var first = broker.producer(1)) {
                Broker.send(first, records);
            }
            var messages = Bridge.messages(records.subList(0, Math.max(200, events / BRIDGED_SHARE)));
            var limit = Contender.of("limit: raw producer", () -> {
                // A record's headers are closed once it is sent.
                var fresh = records(log, RAW);
                long start = System.nanoTime();
                Broker.send(producer, fresh);
                return Timed.of(events, System.nanoTime() - start);
            });
            var peer = Contender.of("StreamBridge, sync=true", () -> {
                long start = System.nanoTime();
                bridge.send(messages);
                return Timed.of(messages.size(), System.nanoTime() - start);
            });
            var subject = Contender.of("Waymark's publisher", () -> drain(scratch, broker, log, events));
            var targets = Map.of(limit.name(), 0.70, peer.name(), 20.0);
            return options.rounds()
                    .run(new Trial("N=" + events, "events", Measure.RATE, subject, limit, List.of(peer), targets));
        }
    }

    private static List<ProducerRecord<String, byte[]>> records(BenchLog log, String topic) {
        try (var events = log.engine().readEvents(new GlobalSequenceTrackingToken(0), false)) {
            return BenchPublisher.records(events, new NotedPublisher(), SERVICE, topic);
        }
    }

    private static Timed drain(Scratch scratch, Broker broker, BenchLog log, int events) throws InterruptedException {
        var database = scratch.database("log");
        BenchPublisher.forget(database);
        var before = broker.ends(TOPIC);
        long start = System.nanoTime();
        try (var publisher = BenchPublisher.start(log, database, new NotedPublisher(), broker.servers(), SERVICE)) {
            while (publisher.lag() > 0) {
                Thread.sleep(2);
            }
            var timed = Timed.of(events, System.nanoTime() - start);
            check(broker, before, events);
            return timed;
        }
    }

    private static void check(Broker broker, Map<TopicPartition, Long> before, int events) {
        var last = new HashMap<String, Long>();
        long[] found = {0};
        broker.read(
                before,
                polled -> polled.forEach(record -> {
                    if (record.key() != null) {
                        long position = position(record);
                        Long earlier = last.put(record.key(), position);
                        if (earlier != null && earlier >= position) {
                            throw new IllegalStateException("Out of order at position " + position + ".");
                        }
                        found[0]++;
                    }
                }));
        if (found[0] != events) {
            throw new IllegalStateException("Of " + events + " events " + found[0] + " arrived.");
        }
    }

    private static long position(ConsumerRecord<String, byte[]> record) {
        var header = Objects.requireNonNull(record.headers().lastHeader("ce_position"));
        return Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
    }
}
