package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged store is refused, or what is damaged in it is; nothing of it is ever missing or other than it was. */
class DamagedStoreTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int DOCUMENTS = 120;
    private static final int FLIPS = 60;

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("store.mv");
    }

    /** As a killed process leaves it, which is without the last touches of a clean end. */
    private byte[] fill() throws IOException {
        try (var mongo = EmbeddedMongo.start(directory, ANY_PORT);
                var client = MongoClients.create(mongo.connectionString())) {
            var notes = client.getDatabase("w").getCollection("notes");
            notes.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
            IntStream.range(0, DOCUMENTS).forEach(i -> notes.insertOne(note(i)));
            return Files.readAllBytes(file());
        }
    }

    @Test
    void a_file_cut_short_anywhere_is_refused_and_left_as_it_is() throws IOException {
        byte[] killed = fill();
        for (byte[] image : List.of(killed, Files.readAllBytes(file()))) {
            for (int part = 0; part <= 10; part++) {
                // All the way from nothing to all but one byte.
                byte[] cut = Arrays.copyOf(image, (int) ((long) (image.length - 1) * part / 10));
                Files.write(file(), cut);
                assertThatThrownBy(this::read)
                        .isInstanceOf(EmbeddedServerException.class)
                        .hasMessageEndingWith("restore the latest backup of the whole directory into it.");
                assertThat(file()).hasBinaryContent(cut);
            }
        }
    }

    @Test
    void a_file_that_is_gone_is_refused() throws IOException {
        fill();
        Files.delete(file());
        assertThatThrownBy(this::read)
                .hasMessage(
                        "The data in " + directory + " ends before the last change that was acknowledged, so its file"
                                + " was cut short or replaced by an older one; restore the latest backup of the whole directory"
                                + " into it.");
        assertThat(file()).doesNotExist();
    }

    @Test
    void an_older_copy_of_the_file_alone_is_refused_and_of_the_whole_directory_is_read() throws IOException {
        fill();
        byte[] older = Files.readAllBytes(file());
        byte[] olderMark = Files.readAllBytes(directory.resolve("acknowledged"));
        try (var mongo = EmbeddedMongo.start(directory, ANY_PORT);
                var client = MongoClients.create(mongo.connectionString())) {
            client.getDatabase("w").getCollection("notes").insertOne(note(DOCUMENTS));
        }
        Files.write(file(), older);
        assertThatThrownBy(this::read).isInstanceOf(EmbeddedServerException.class);
        Files.write(directory.resolve("acknowledged"), olderMark);
        assertThat(read()).isEqualTo(Found.ALL);
    }

    /** Hardly ever: the checksums are of keys and values, not of the file's own map of its pages. */
    @Test
    void a_bit_that_fell_over_is_hardly_ever_read_as_data() throws IOException {
        byte[] image = fill();
        var found = flipped(image, 7);
        assertThat(found).contains(Found.REFUSED);
        assertThat(Collections.frequency(found, Found.OTHER)).isLessThanOrEqualTo(FLIPS / 30);
    }

    /** Shows that the test above can fail: the first format had no checksums. It is still read and written. */
    @Test
    void in_the_first_format_it_is_read_as_data() throws IOException {
        Files.writeString(directory.resolve("format"), "waymark-store 1\n");
        byte[] image = fill();
        assertThat(directory.resolve("format")).hasContent("waymark-store 1");
        assertThat(read()).isEqualTo(Found.ALL);
        var found = IntStream.range(0, 4)
                .mapToObj(seed -> flipped(image, seed))
                .flatMap(List::stream)
                .toList();
        assertThat(found).contains(Found.OTHER);
    }

    private List<Found> flipped(byte[] image, long seed) {
        var random = new Random(seed);
        return random.ints(FLIPS, 0, image.length)
                .mapToObj(position -> {
                    byte[] flipped = image.clone();
                    flipped[position] ^= (byte) (1 << random.nextInt(8));
                    return readOf(flipped);
                })
                .toList();
    }

    private Found readOf(byte[] image) {
        try {
            Files.write(file(), image);
            return read();
        } catch (EmbeddedServerException | MongoException refused) {
            assertThat(refused).hasMessageContaining("restore the latest backup");
            return Found.REFUSED;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private enum Found {
        ALL,
        OTHER,
        REFUSED
    }

    private Found read() {
        try (var mongo = EmbeddedMongo.start(directory, ANY_PORT);
                var client = MongoClients.create(mongo.connectionString())) {
            var notes = client.getDatabase("w").getCollection("notes");
            boolean all = IntStream.range(0, DOCUMENTS).allMatch(i -> isThere(notes, i));
            return all ? Found.ALL : Found.OTHER;
        }
    }

    private static boolean isThere(MongoCollection<Document> notes, int number) {
        Document byId = notes.find(new Document("_id", number)).first();
        Document byKey = notes.find(new Document("k", "n#" + number)).first();
        return note(number).equals(byId) && note(number).equals(byKey);
    }

    private static Document note(int number) {
        return new Document("_id", number).append("k", List.of("n#" + number)).append("text", number + "x".repeat(400));
    }
}
