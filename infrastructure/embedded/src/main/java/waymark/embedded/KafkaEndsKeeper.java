package waymark.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notes every second how far Kafka's logs had come a second before: what is older than that, Kafka has forced to the
 * disk, so that after a power cut, too, no log is shorter than its note.
 */
final class KafkaEndsKeeper implements AutoCloseable {

    private final Path data;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("embedded-kafka-ends").factory());
    private KafkaEnds aSecondAgo = KafkaEnds.none();

    KafkaEndsKeeper(Path data) {
        this.data = data;
    }

    void start() {
        clockwork.scheduleWithFixedDelay(this::note, 1, 1, TimeUnit.SECONDS);
    }

    private void note() {
        try {
            if (!aSecondAgo.byLog().isEmpty()) {
                aSecondAgo.write(data);
            }
            aSecondAgo = KafkaEnds.of(data);
        } catch (IOException full) {
            // The broker meets the same disk and says so; an older note is no less true.
            aSecondAgo = KafkaEnds.none();
        }
    }

    /** To be called when the broker has stopped in order: notes all there is. */
    @Override
    public void close() {
        stop();
        try {
            KafkaEnds.of(data).write(data);
        } catch (IOException full) {
            // As above.
            return;
        }
    }

    void stop() {
        clockwork.close();
    }
}
