package waymark.platform.consume;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a record turned out to be. */
sealed interface Arrived {

    String source();

    int partition();

    /** In its partition; -1 where that is not known. */
    long offset();

    /** A fact to apply. */
    record Fact(Received received, Raw raw) implements Arrived {
        @Override
        public String source() {
            return received.source();
        }

        @Override
        public int partition() {
            return raw.partition();
        }

        @Override
        public long offset() {
            return raw.offset();
        }
    }

    /** The publisher's word that everything up to here has been published before this record. */
    record Progress(String source, int partition, long offset, long position, Instant time) implements Arrived {}

    /** Not to be read by this release, or no event at all. */
    record Unreadable(String source, Raw raw, String subject, long position, String reason) implements Arrived {
        @Override
        public int partition() {
            return raw.partition();
        }

        @Override
        public long offset() {
            return raw.offset();
        }
    }

    /** The record as it came, for the dead-letter topic. */
    record Raw(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            byte[] payload,
            Headers headers) {}
}
