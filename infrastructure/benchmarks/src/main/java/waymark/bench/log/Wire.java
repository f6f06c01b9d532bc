package waymark.bench.log;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a client sends: that tells how work grows even where the machine is too busy to time it. */
final class Wire implements CommandListener {

    private final LongAdder commands = new LongAdder();
    private final LongAdder inserts = new LongAdder();
    private final LongAdder inserted = new LongAdder();

    MongoClient client(String address) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(address))
                .addCommandListener(this)
                .build());
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        commands.increment();
        if (event.getCommandName().equals("insert")) {
            inserts.increment();
            inserted.add(event.getCommand().getArray("documents").size());
        }
    }

    void forget() {
        commands.reset();
        inserts.reset();
        inserted.reset();
    }

    long commands() {
        return commands.sum();
    }

    /** Documents of one insert, on average. */
    double group() {
        return (double) inserted.sum() / Math.max(1, inserts.sum());
    }
}
