package waymark.platform.log;

import java.time.Duration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;

/** One queue per processing group for events it cannot handle; an aggregate's later events wait behind its first. */
record DeadLetters(MongoTemplate collections, Serializer serializer) {

    private static final int MOST_AGGREGATES = 1_000_000;
    private static final int MOST_PER_AGGREGATE = 10_000;

    SequencedDeadLetterQueue<EventMessage<?>> queue(String processingGroup) {
        return queue(processingGroup, MOST_AGGREGATES, MOST_PER_AGGREGATE);
    }

    SequencedDeadLetterQueue<EventMessage<?>> queue(String processingGroup, int mostAggregates, int mostPerAggregate) {
        return MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(processingGroup)
                .mongoTemplate(collections)
                .serializer(serializer)
                .maxSequences(mostAggregates)
                .maxSequenceSize(mostPerAggregate)
                .claimDuration(Duration.ofMinutes(1))
                .build();
    }
}
