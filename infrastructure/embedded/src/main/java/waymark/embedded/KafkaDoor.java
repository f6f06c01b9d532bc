package waymark.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through all of Kafka's logs before the broker does, which would cut off what is damaged and go on without it.
 * Only the end of what a killed broker was just writing may be torn: nobody has been told that it is stored (ADR-0012).
 */
record KafkaDoor(Path data, Map<String, KafkaEnds.End> acknowledged, boolean stoppedInOrder) {

    private static final String METADATA = "__cluster_metadata-0";

    /** Kafka's own logs: it thins them out, so that offsets are missing and the first segment is not that of 0. */
    private static final String INTERNAL = "__";

    private static final String SNAPSHOT = ".checkpoint";

    /** Refuses what is damaged or missing; writes nothing. */
    static void check(Path data) {
        try {
            boolean inOrder = Files.exists(data.resolve(".kafka_cleanshutdown"));
            new KafkaDoor(data, KafkaEnds.read(data).byLog(), inOrder).check();
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "The Kafka directory " + data + " cannot be read; make it readable or choose another.", e);
        }
    }

    private void check() throws IOException {
        for (Map.Entry<String, KafkaEnds.End> log : acknowledged.entrySet()) {
            if (!Files.isDirectory(data.resolve(log.getKey()))) {
                throw damaged(data.resolve(log.getKey()), "is missing");
            }
        }
        for (Path log : KafkaEnds.logs(data)) {
            check(log, KafkaEnds.segments(log), acknowledged.get(KafkaEnds.name(log)));
        }
        for (Path snapshot : snapshots()) {
            if (new KafkaSegment(snapshot).withGaps().bytes() < Files.size(snapshot)) {
                throw damaged(snapshot, "is damaged");
            }
        }
    }

    private void check(Path log, List<Path> segments, KafkaEnds.@Nullable End end) throws IOException {
        if (end != null
                && (segments.isEmpty() || KafkaEnds.name(segments.getLast()).compareTo(end.segment()) < 0)) {
            throw damaged(log.resolve(end.segment()), "is missing");
        }
        boolean thinnedOut = KafkaEnds.name(log).startsWith(INTERNAL);
        long next = thinnedOut ? -1 : 0;
        for (Path file : segments) {
            var segment = new KafkaSegment(file);
            boolean gapless = !thinnedOut || KafkaEnds.name(log).equals(METADATA);
            if (gapless && next >= 0 && segment.first() != next) {
                throw damaged(file, "does not follow what is before it");
            }
            KafkaSegment.Sound sound = gapless ? segment.withoutGaps() : segment.withGaps();
            if (sound.bytes() < due(file, file.equals(segments.getLast()), end)) {
                throw damaged(file, "is cut short or damaged");
            }
            next = sound.next();
        }
    }

    /** How much of a segment must be sound. */
    private long due(Path segment, boolean last, KafkaEnds.@Nullable End end) throws IOException {
        long known = end != null && end.segment().equals(KafkaEnds.name(segment)) ? end.length() : 0;
        return last && !stoppedInOrder ? known : Math.max(known, Files.size(segment));
    }

    private List<Path> snapshots() throws IOException {
        if (Files.notExists(data.resolve(METADATA))) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(data.resolve(METADATA))) {
            return all.filter(file -> KafkaEnds.name(file).endsWith(SNAPSHOT)).toList();
        }
    }

    private EmbeddedServerException damaged(Path what, String how) {
        return new EmbeddedServerException(
                "Kafka's data in " + data + " are damaged: " + data.relativize(what) + " " + how
                        + "; move the whole directory " + data + " away and start again: nothing is lost with it, as"
                        + " the services publish again from their own logs.",
                null);
    }
}
