package waymark.bench.kafka;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** Everything that runs between a command's unit of work and the dossiers. */
interface Pipeline extends AutoCloseable {

    String name();

    /** Returns once the unit is stored for good: a command would be acknowledged now. */
    void store(List<DomainEventMessage<?>> unit);

    /** Where the dossiers come to lie. */
    MongoDatabase dossiers();

    @Override
    void close();
}
