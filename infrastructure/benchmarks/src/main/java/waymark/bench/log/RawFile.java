package waymark.bench.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Timed;

/** The floor below any store: the same bytes in the same groups to a file, forced to the disk each time. */
final class RawFile implements Contender {

    private static final DocumentCodec CODEC = new DocumentCodec();

    private final Path file;
    private final RawInserts source;

    /** @param source gives documents and is not itself run */
    RawFile(Path file, RawInserts source) {
        this.file = file;
        this.source = source;
    }

    @Override
    public String name() {
        return "floor: fsync of the same bytes";
    }

    @Override
    public Timed round() throws IOException {
        var groups = source.groups().stream().map(RawFile::bytes).toList();
        long events = 0;
        var latencies = Timed.histogram();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(channel.size());
            long start = System.nanoTime();
            for (Bytes group : groups) {
                long begun = System.nanoTime();
                for (ByteBuffer document : group.documents()) {
                    channel.write(document);
                }
                channel.force(false);
                latencies.recordValue(System.nanoTime() - begun);
                events += group.events();
            }
            return new Timed(events, System.nanoTime() - start, latencies);
        }
    }

    private static Bytes bytes(List<Document> group) {
        int events =
                group.stream().mapToInt(document -> document.getInteger("n")).sum();
        return new Bytes(
                events,
                group.stream()
                        .map(document -> new RawBsonDocument(document, CODEC)
                                .getByteBuffer()
                                .asNIO())
                        .toList());
    }

    private record Bytes(int events, List<ByteBuffer> documents) {}
}
