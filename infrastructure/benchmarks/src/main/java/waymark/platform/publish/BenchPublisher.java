package waymark.platform.publish;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.NullMarked;
import waymark.events.PublishedEvent;
import waymark.platform.log.BenchLog;

/** Runs a service's publisher for the benchmarks, which stand outside. */
@NullMarked
public final class BenchPublisher implements AutoCloseable {

    private final LogPublisher publisher;

    private BenchPublisher(LogPublisher publisher) {
        this.publisher = publisher;
    }

    /** Publishes from the position that the database holds. */
    public static BenchPublisher start(
            BenchLog log, MongoDatabase database, Translator<?> translator, String servers, String service) {
        var publisher = new LogPublisher(
                log.store(),
                log.recorded(),
                new PublisherLease(database, UUID.randomUUID().toString(), Clock.systemUTC()),
                new Translations(List.of(translator)),
                () -> KafkaOut.open(servers, service, "waymark." + service + ".v1"),
                Clock.systemUTC(),
                () -> {});
        publisher.start();
        return new BenchPublisher(publisher);
    }

    /** So that all of the log is published again. */
    public static void forget(MongoDatabase database) {
        database.getCollection("publisher").drop();
    }

    public long lag() {
        return publisher.lag();
    }

    /** The very records the publisher would send. */
    public static List<ProducerRecord<String, byte[]>> records(
            Stream<? extends TrackedEventMessage<?>> events, Translator<?> translator, String service, String topic) {
        var translations = new Translations(List.of(translator));
        var envelopes = new Envelopes(service, topic);
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        events.forEach(event -> {
            var origin = new Origin(
                    String.valueOf(event.getMetaData().get("la")),
                    event.getTimestamp(),
                    event.trackingToken().position().orElseThrow(),
                    event instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0);
            translations
                    .publish(event.getPayload(), origin)
                    .map(published -> envelopes.event(event.getIdentifier(), published, origin, event.getMetaData()))
                    .ifPresent(records::add);
        });
        return records;
    }

    /** One event as a service would send it. */
    public static ProducerRecord<String, byte[]> record(
            String topic, String service, PublishedEvent event, long position, Instant recorded) {
        var origin = new Origin(event.la(), recorded, position, position);
        var metadata = MetaData.with("authorRole", "inclusion-officer");
        return new Envelopes(service, topic).event("event-" + position, event, origin, metadata);
    }

    @Override
    public void close() {
        publisher.stop();
    }
}
