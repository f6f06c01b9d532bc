package waymark.bench.kafka;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.json.JacksonSerializer;
import waymark.bench.log.Store;
import waymark.bench.log.Stores;
import waymark.bench.work.Noted;
import waymark.bench.work.Scratch;
import waymark.evidence.dossier.BenchDossiers;
import waymark.platform.consume.BenchRecords;
import waymark.platform.publish.BenchPublisher;
import waymark.platform.publish.Origin;

/**
 * The same way with the libraries' defaults: axon-mongo's engine under Axon's {@link EmbeddedEventStore}, a pooled
 * streaming processor as it comes, whose one handler sends each event by {@code StreamBridge} and waits for it, and a
 * binder that hands over record by record. Serialiser, envelope, topic, broker, store, listener and figure are
 * Waymark's: only the ways from one to the next differ.
 */
final class DefaultPipeline implements Pipeline {

    private static final String SERVICE = "training";
    private static final String TOPIC = "waymark.training.v1";
    /** Axon's own. */
    private static final int BATCH = 100;

    private final MongoDatabase dossiers;
    private final Store store;
    private final Bridge bridge;
    private final EmbeddedEventStore events;
    private final Configuration processors;
    private final BenchRecords consumer;

    DefaultPipeline(Scratch scratch, Broker broker, Samples samples) throws ExecutionException, InterruptedException {
        broker.create(TOPIC);
        dossiers = scratch.database("evidence-default");
        store = Stores.stock(scratch.database(SERVICE), BATCH);
        bridge = new Bridge(broker.servers(), TOPIC);
        events = EmbeddedEventStore.builder().storageEngine(store.engine()).build();
        processors = processors(scratch.database(SERVICE));
        processors.start();
        var listener = new Noting(BenchDossiers.listener(dossiers), SERVICE, samples);
        consumer = BenchRecords.start(listener, broker.servers(), TOPIC, "evidence-default");
    }

    private Configuration processors(MongoDatabase database) {
        // Ours knows no token but the dense log's.
        var serializer = JacksonSerializer.builder().build();
        var template = DefaultMongoTemplate.builder().mongoDatabase(database).build();
        return DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(configuration -> serializer)
                .configureEventStore(configuration -> events)
                .registerComponent(
                        TokenStore.class,
                        configuration -> MongoTokenStore.builder()
                                .mongoTemplate(template)
                                .serializer(serializer)
                                .build())
                .eventProcessing(processing -> processing
                        .usingPooledStreamingEventProcessors()
                        .registerEventHandler(configuration -> new Sending(bridge)))
                .buildConfiguration();
    }

    @Override
    public String name() {
        return "the same with Axon's defaults";
    }

    @Override
    public void store(List<DomainEventMessage<?>> unit) {
        events.publish(unit);
    }

    @Override
    public MongoDatabase dossiers() {
        return dossiers;
    }

    @Override
    public void close() {
        processors.shutdown();
        events.shutDown();
        consumer.close();
        bridge.close();
        store.close();
    }

    /** What a service without a publisher of its own would have. */
    @ProcessingGroup("bench-default")
    static final class Sending {

        private final Bridge bridge;
        private final NotedPublisher translator = new NotedPublisher();
        /** Axon's store numbers no events; a dossier asks for numbers that rise with its subject's events. */
        private final AtomicLong position = new AtomicLong();

        Sending(Bridge bridge) {
            this.bridge = bridge;
        }

        @EventHandler
        void on(Noted event, DomainEventMessage<?> message) {
            long number = position.incrementAndGet();
            var la = String.valueOf(message.getMetaData().get("la"));
            var origin = new Origin(la, message.getTimestamp(), number, message.getSequenceNumber());
            translator
                    .publish(event, origin)
                    .ifPresent(published -> bridge.send(Bridge.messages(
                            List.of(BenchPublisher.record(TOPIC, SERVICE, published, number, origin.recorded())))));
        }
    }
}
