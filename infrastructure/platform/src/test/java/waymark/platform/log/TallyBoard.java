package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every tally stands at. */
@Component
@ProcessingGroup("projection.tally-board")
class TallyBoard {

    private final MongoDatabase database;
    final AtomicBoolean broken = new AtomicBoolean(true);

    TallyBoard(MongoDatabase database) {
        this.database = database;
    }

    @EventHandler
    void on(TallyEvent event, @SequenceNumber long sequence, @MetaDataValue("la") @Nullable String la) {
        switch (event) {
            case TallyEvent.TallyOpened opened -> put(opened.tallyId(), 0, sequence, la);
            case TallyEvent.Counted counted -> put(counted.tallyId(), counted.total(), sequence, la);
            case TallyEvent.CountedBadly bad -> {
                if (broken.get()) {
                    throw new IllegalArgumentException("Cannot count this.");
                }
                put(bad.tallyId(), 0, sequence, la);
            }
        }
    }

    private void put(String id, int total, long version, @Nullable String la) {
        database.getCollection("board")
                .replaceOne(
                        new Document("_id", id),
                        new Document("_id", id)
                                .append("total", total)
                                .append("version", version)
                                .append("la", la),
                        new ReplaceOptions().upsert(true));
    }
}
