package waymark.bench.kafka;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.bench.work.Scratch;
import waymark.bench.work.Work;
import waymark.evidence.dossier.BenchDossiers;
import waymark.platform.consume.BenchConsumer;
import waymark.platform.log.BenchLog;
import waymark.platform.publish.BenchPublisher;

/** A service's log and publisher, and the evidence service's receiver and listener. */
final class WaymarkPipeline implements Pipeline {

    private static final String SERVICE = "journeys";
    private static final int BATCH = 256;

    private final MongoDatabase dossiers;
    private final BenchLog log;
    private final BenchPublisher publisher;
    private final ConfigurableApplicationContext consumer;

    WaymarkPipeline(Scratch scratch, Broker broker, Samples samples) {
        dossiers = scratch.database("evidence");
        log = BenchLog.open(log(scratch), Work.serializer(), BATCH);
        publisher = BenchPublisher.start(log, log(scratch), new NotedPublisher(), broker.servers(), SERVICE);
        var listener = new Noting(BenchDossiers.listener(dossiers), SERVICE, samples);
        consumer = BenchConsumer.start(listener, dossiers, broker.servers(), "evidence");
    }

    static MongoDatabase log(Scratch scratch) {
        return scratch.database(SERVICE);
    }

    @Override
    public String name() {
        return "Waymark's pipeline";
    }

    @Override
    public void store(List<DomainEventMessage<?>> unit) {
        log.store().publish(unit);
    }

    @Override
    public MongoDatabase dossiers() {
        return dossiers;
    }

    @Override
    public void close() {
        publisher.close();
        consumer.close();
        log.close();
    }
}
