package waymark.embedded;

import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged store is refused, or what is damaged in it is; nothing of it is ever missing or other than it was. */
class DamagedStoreTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int DOCUMENTS = 80;
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

    @Test
    void a_bit_that_fell_over_anywhere_in_the_file_is_never_read_as_data() throws IOException {
        byte[] killed = fill();
        for (byte[] image : List.of(killed, Files.readAllBytes(file()))) {
            assertThat(flipped(image, 2)).contains(Found.REFUSED).doesNotContain(Found.OTHER);
        }
    }

    /** There the store notes in which page each of its maps begins; where one is not found, the map is empty. */
    @Test
    void nor_is_one_in_the_stores_own_map_of_its_pages() throws IOException {
        assertThat(withRootsOfOtherMaps(fill())).contains(Found.REFUSED).doesNotContain(Found.OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "acknowledged"})
    void nor_one_in_the_marks_beside_it(String mark) throws IOException {
        fill();
        byte[] image = Files.readAllBytes(directory.resolve(mark));
        var found = new ArrayList<Found>();
        for (int at = 0; at < image.length; at++) {
            Files.write(directory.resolve(mark), withBit(image, at, at % 8));
            found.add(readAsItIs());
        }
        assertThat(found).contains(Found.REFUSED).doesNotContain(Found.OTHER);
    }

    /** Shows that the tests above can fail: the first format had no checksums. It is still read and written. */
    @Test
    void in_the_first_format_it_is_read_as_data() throws IOException {
        Files.writeString(directory.resolve("format"), "waymark-store 1\n");
        byte[] image = fill();
        assertThat(directory.resolve("format")).hasContent("waymark-store 1");
        assertThat(read()).isEqualTo(Found.ALL);
        assertThat(flipped(image, 4)).contains(Found.OTHER);
    }

    /** It had checksums of keys and values only, and is read and written with them. */
    @Test
    void in_the_second_format_one_in_the_map_of_pages_is_read_as_data() throws IOException {
        Files.writeString(directory.resolve("format"), "waymark-store 2\n");
        byte[] image = fill();
        assertThat(directory.resolve("format")).hasContent("waymark-store 2");
        assertThat(read()).isEqualTo(Found.ALL);
        assertThat(withRootsOfOtherMaps(image)).contains(Found.OTHER);
        assertThat(flipped(image, 1)).contains(Found.REFUSED);
    }

    /** The last are those that count; before them are those of earlier commits. */
    private List<Found> withRootsOfOtherMaps(byte[] image) {
        String key = "root.";
        String text = new String(image, StandardCharsets.ISO_8859_1);
        return IntStream.iterate(text.lastIndexOf(key), at -> at >= 0, at -> text.lastIndexOf(key, at - 1))
                .limit(24)
                .mapToObj(at -> readOf(withBit(image, at + key.length(), 0)))
                .toList();
    }

    private List<Found> flipped(byte[] image, int seeds) {
        return LongStream.range(0, seeds)
                .mapToObj(Random::new)
                .flatMap(random -> random.ints(FLIPS, 0, image.length)
                        .mapToObj(position -> readOf(withBit(image, position, random.nextInt(8)))))
                .toList();
    }

    private static byte[] withBit(byte[] image, int position, int bit) {
        byte[] flipped = image.clone();
        flipped[position] ^= (byte) (1 << bit);
        return flipped;
    }

    private Found readOf(byte[] image) {
        try {
            Files.write(file(), image);
            return readAsItIs();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Found readAsItIs() {
        try {
            return read();
        } catch (EmbeddedServerException | MongoException refused) {
            assertThat(refused)
                    .message()
                    .matches(".*(restore the latest backup|choose an empty directory|start that release or a later).*");
            return Found.REFUSED;
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
            var all = IntStream.range(0, DOCUMENTS)
                    .mapToObj(DamagedStoreTest::note)
                    .toList();
            var byId = notes.find(
                    in("_id", all.stream().map(note -> note.get("_id")).toList()));
            var byKey = notes.find(
                    in("k", all.stream().map(note -> "n#" + note.get("_id")).toList()));
            return isAll(byId, all) && isAll(byKey, all) ? Found.ALL : Found.OTHER;
        }
    }

    private static boolean isAll(FindIterable<Document> found, List<Document> all) {
        return found.sort(Sorts.ascending("_id")).into(new ArrayList<>()).equals(all);
    }

    private static Document note(int number) {
        return new Document("_id", number).append("k", List.of("n#" + number)).append("text", number + "x".repeat(400));
    }
}
