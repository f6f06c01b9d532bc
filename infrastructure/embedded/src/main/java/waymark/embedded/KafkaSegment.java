package waymark.embedded;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;

/** One file of a Kafka log, read with Kafka's own checksums from its start to where it stops making sense. */
record KafkaSegment(Path file) {

    /**
     * @param bytes up to where all is as it was written
     * @param next the offset after the last sound record; the segment's first where there is none
     */
    record Sound(long bytes, long next) {}

    /** The offset that the file's name says its first record has. */
    long first() {
        return Long.parseLong(KafkaEnds.name(file).replace(KafkaEnds.SEGMENT, ""));
    }

    /** Each batch follows the one before it, the first the file's name: what stands for an offset has no checksum. */
    Sound withoutGaps() throws IOException {
        return read(first(), true);
    }

    Sound withGaps() throws IOException {
        return read(0, false);
    }

    private Sound read(long first, boolean gapless) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
                    .asByteBuffer();
            return read(content, first, gapless);
        }
    }

    private static Sound read(ByteBuffer content, long first, boolean gapless) {
        var sound = new Sound(0, first);
        int epoch = Integer.MIN_VALUE;
        try {
            for (MutableRecordBatch batch :
                    MemoryRecords.readableRecords(content).batches()) {
                batch.ensureValid();
                boolean follows = gapless ? batch.baseOffset() == sound.next() : batch.baseOffset() >= sound.next();
                if (!follows || batch.partitionLeaderEpoch() < epoch) {
                    return sound;
                }
                epoch = batch.partitionLeaderEpoch();
                sound = new Sound(sound.bytes() + batch.sizeInBytes(), batch.nextOffset());
            }
            return sound;
        } catch (KafkaException damaged) {
            return sound;
        }
    }
}
