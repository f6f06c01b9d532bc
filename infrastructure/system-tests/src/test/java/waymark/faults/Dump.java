package waymark.faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is left once everything is quiet, as it lies there, and what the clients wrote down.
 *
 * @param log commits of the settings service, by position
 * @param topic what the broker holds of it, partition by partition
 * @param register the service's own read model
 * @param dossiers evidence's read model
 * @param parked what evidence could not apply
 * @param dead what lies on the dead-letter topic
 * @param consumed up to where evidence has consumed, by partition
 * @param samples what was seen while it ran, in the order it was seen
 * @param brokenIndexes indexes of the store that do not agree with its documents
 */
record Dump(
        List<Operation> operations,
        List<Commit> log,
        List<Message> topic,
        List<Line> register,
        List<Dossier> dossiers,
        List<Parked> parked,
        List<Message> dead,
        Map<Integer, Long> consumed,
        List<Sample> samples,
        List<String> brokenIndexes) {

    record Commit(long position, int count, List<String> keys, List<Event> events) {}

    /** @param correlation the Idempotency-Key of the request that caused it */
    record Event(
            String id,
            String type,
            String stream,
            long sequence,
            Instant recorded,
            Map<String, Object> payload,
            String correlation) {}

    /** @param body empty for a progress marker, and where it cannot be read */
    record Message(
            int partition, long offset, @Nullable String key, Map<String, String> headers, Map<String, Object> body) {

        boolean isProgress() {
            return type().endsWith(".progress.v1");
        }

        String type() {
            return headers.getOrDefault("ce_type", "");
        }

        String id() {
            return headers.getOrDefault("ce_id", "");
        }

        long position() {
            return Long.parseLong(headers.getOrDefault("ce_position", "-1"));
        }
    }

    record Line(
            String id,
            long version,
            String name,
            int places,
            @Nullable String closedOn) {}

    record Dossier(String subject, long at, List<Fact> facts) {

        Dossier with(List<Fact> others) {
            return new Dossier(subject, at, others);
        }
    }

    record Fact(String id, String type, long position, Instant recorded, Map<String, Object> fields) {}

    record Parked(String subject, long position) {}

    record Sample(Instant at, String what, long value) {}

    Dump withOperations(List<Operation> other) {
        return new Dump(other, log, topic, register, dossiers, parked, dead, consumed, samples, brokenIndexes);
    }

    Dump withLog(List<Commit> other) {
        return new Dump(operations, other, topic, register, dossiers, parked, dead, consumed, samples, brokenIndexes);
    }

    Dump withTopic(List<Message> other) {
        return new Dump(operations, log, other, register, dossiers, parked, dead, consumed, samples, brokenIndexes);
    }

    Dump withRegister(List<Line> other) {
        return new Dump(operations, log, topic, other, dossiers, parked, dead, consumed, samples, brokenIndexes);
    }

    Dump withDossiers(List<Dossier> other) {
        return new Dump(operations, log, topic, register, other, parked, dead, consumed, samples, brokenIndexes);
    }

    Dump withParked(List<Parked> other) {
        return new Dump(operations, log, topic, register, dossiers, other, dead, consumed, samples, brokenIndexes);
    }

    Dump withConsumed(Map<Integer, Long> other) {
        return new Dump(operations, log, topic, register, dossiers, parked, dead, other, samples, brokenIndexes);
    }

    Dump withSamples(List<Sample> other) {
        return new Dump(operations, log, topic, register, dossiers, parked, dead, consumed, other, brokenIndexes);
    }

    Dump withBrokenIndexes(List<String> other) {
        return new Dump(operations, log, topic, register, dossiers, parked, dead, consumed, samples, other);
    }
}
