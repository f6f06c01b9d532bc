package waymark.faults;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import waymark.faults.Dump.Sample;

/** Looks again and again, past the proxy, at everything that may only rise, and keeps every change it sees. */
final class Watch implements AutoCloseable {

    private static final String QUICK = "/?serverSelectionTimeoutMS=300&socketTimeoutMS=2000&retryReads=false";

    private static final int SELDOM = 100;
    private static final int OFTEN = 1;

    private final Cluster cluster;
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, Long> last = new HashMap<>();
    private final Thread thread;
    private volatile boolean going = true;
    private volatile int pause = SELDOM;

    Watch(Cluster cluster) {
        this.cluster = cluster;
        thread = Thread.ofPlatform().daemon().name("watch").start(this::run);
    }

    private void run() {
        while (going) {
            var uri = cluster.storeUri();
            try (var client = MongoClients.create(uri + QUICK)) {
                while (going && uri.equals(cluster.storeUri())) {
                    look(client);
                    Thread.sleep(pause);
                }
            } catch (MongoException away) {
                // Looked at again when it is back.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(MongoClient client) {
        var settings = client.getDatabase("waymark-settings");
        var head = settings.getCollection("events")
                .find()
                .projection(new Document("n", 1))
                .sort(new Document("_id", -1))
                .limit(1)
                .first();
        if (head != null) {
            saw("log head", head.getLong("_id") + head.getInteger("n") - 1);
        }
        var publisher = settings.getCollection("publisher")
                .find(new Document("_id", "publisher"))
                .first();
        if (publisher != null) {
            saw("published", publisher.getLong("p"));
            saw("publisher epoch", publisher.getLong("epoch"));
        }
        for (var mark :
                client.getDatabase("waymark-evidence").getCollection("marks").find()) {
            saw("mark " + mark.getString("_id"), mark.getLong("position"));
            saw("time of mark " + mark.getString("_id"), mark.getDate("time").getTime());
        }
    }

    private synchronized void saw(String what, long value) {
        Long before = last.put(what, value);
        if (before == null || before != value) {
            samples.add(new Sample(Instant.now(), what, value));
        }
    }

    /** Whether it looks as often as it can. */
    void closely(boolean often) {
        pause = often ? OFTEN : SELDOM;
    }

    synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** The highest seen; -1 where it was not. */
    synchronized long last(String what) {
        return last.getOrDefault(what, -1L);
    }

    /** Of all with that beginning of name; -1 where there is none. */
    synchronized long lowest(String beginning) {
        return last.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .mapToLong(Map.Entry::getValue)
                .min()
                .orElse(-1);
    }

    @Override
    public void close() {
        going = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
