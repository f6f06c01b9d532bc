package waymark.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far each of Kafka's logs is known to have gone: its last segment and how long that was, in a file of its own
 * beside them. A log found shorter has lost something, which Kafka itself can't tell: it goes on from what is there.
 *
 * @param byLog the name of a log's folder and the end of what it holds
 */
record KafkaEnds(Map<String, End> byLog) {

    static final String SEGMENT = ".log";

    private static final Logger LOG = LoggerFactory.getLogger(KafkaEnds.class);
    private static final String FILE = "acknowledged";
    private static final String CHECKSUM = "crc32c ";

    /** @param segment name of the log's last file */
    record End(String segment, long length) {}

    static KafkaEnds none() {
        return new KafkaEnds(Map.of());
    }

    /** What stands on the disk now. */
    static KafkaEnds of(Path data) throws IOException {
        var ends = new TreeMap<String, End>();
        for (Path log : logs(data)) {
            List<Path> segments = segments(log);
            if (!segments.isEmpty()) {
                Path last = segments.getLast();
                ends.put(name(log), new End(name(last), Files.size(last)));
            }
        }
        return new KafkaEnds(ends);
    }

    /** Logs that are being deleted are none any more. */
    static List<Path> logs(Path data) throws IOException {
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(Files::isDirectory)
                    .filter(log -> name(log).matches(".+-\\d+"))
                    .sorted()
                    .toList();
        }
    }

    /** By the offset of their first record, with which their names begin. */
    static List<Path> segments(Path log) throws IOException {
        try (Stream<Path> all = Files.list(log)) {
            return all.filter(file -> name(file).matches("\\d{20}" + SEGMENT))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            // Deleted meanwhile.
            return List.of();
        }
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** None where they were never written, or not whole: then the logs are held to be as long as they are. */
    static KafkaEnds read(Path data) throws IOException {
        if (Files.notExists(data.resolve(FILE))) {
            return none();
        }
        String text = Files.readString(data.resolve(FILE), StandardCharsets.ISO_8859_1);
        int lines = text.indexOf(CHECKSUM);
        if (lines < 0 || !text.substring(lines).equals(checksum(text.substring(0, lines)))) {
            LOG.warn("The file {} is damaged; Kafka's logs are looked through without it", data.resolve(FILE));
            return none();
        }
        return new KafkaEnds(text.substring(0, lines)
                .lines()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(words -> words[0], words -> new End(words[1], Long.parseLong(words[2])))));
    }

    /** Whole or not at all. */
    void write(Path data) throws IOException {
        String lines = byLog.entrySet().stream()
                .map(log -> "%s %s %d\n"
                        .formatted(
                                log.getKey(),
                                log.getValue().segment(),
                                log.getValue().length()))
                .collect(Collectors.joining());
        Path draft = data.resolve(FILE + ".new");
        Files.writeString(draft, lines + checksum(lines), StandardCharsets.ISO_8859_1);
        Files.move(draft, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String checksum(String lines) {
        var sum = new CRC32C();
        sum.update(lines.getBytes(StandardCharsets.ISO_8859_1));
        return "%s%08x\n".formatted(CHECKSUM, sum.getValue());
    }
}
