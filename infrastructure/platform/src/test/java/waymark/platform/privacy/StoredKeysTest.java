package waymark.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.embedded.EmbeddedMongo;

/** A person's key is made once, kept wrapped, and gone for good when the person is erased. */
class StoredKeysTest {

    private static EmbeddedMongo server;
    private static MongoClient client;
    private static KeyFiles files;

    private MongoDatabase database;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T10:00:00Z"));
    private final Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.connectionString());
        files = KeyFiles.open(directory.resolve("keys"), true);
    }

    @BeforeEach
    void open() {
        database = client.getDatabase("keys-" + UUID.randomUUID());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void processes_that_race_for_a_persons_first_key_share_one() throws Exception {
        var sealed = new ArrayList<Future<byte[]>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                sealed.add(threads.submit(() -> seal(keys().toSeal("child-1").orElseThrow())));
            }
        }
        Aead key = keys().toOpen("child-1").orElseThrow();
        for (Future<byte[]> one : sealed) {
            assertThat(key.decrypt(one.get(), new byte[0])).isEqualTo("text".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(database.getCollection("keys").countDocuments()).isEqualTo(1);
    }

    @Test
    void an_erased_person_has_no_key_and_gets_no_new_one() {
        Keys keys = keys();
        var sealer = new PersonSealer(keys);
        String sealed = sealer.seal("child-1", "child.surname", "Canaria");
        assertThat(sealer.open("child-1", "child.surname", sealed)).hasValue("Canaria");
        keys.erase("child-1");
        for (Keys any : List.of(keys, keys())) {
            assertThat(any.toSeal("child-1")).isEmpty();
            assertThat(any.toOpen("child-1")).isEmpty();
        }
        assertThat(sealer.open("child-1", "child.surname", sealed)).isEmpty();
        String later = sealer.seal("child-1", "child.surname", "Canaria");
        assertThat(sealer.open("child-1", "child.surname", later)).isEmpty();
        Document kept = database.getCollection("keys")
                .find(new Document("_id", "child-1"))
                .first();
        assertThat(kept).isNotNull().doesNotContainKey("key").containsKey("erased");
    }

    @Test
    void another_process_forgets_an_erased_key_within_a_minute() {
        var ticking = InstantSource.fixed(now.get());
        Keys other = new StoredKeys(database, files.keyEncryptionKey(), new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        });
        assertThat(other.toSeal("child-1")).isPresent();
        keys().erase("child-1");
        now.set(ticking.instant().plus(Duration.ofSeconds(61)));
        assertThat(other.toSeal("child-1")).isEmpty();
    }

    @Test
    void a_value_is_bound_to_its_person_and_its_place() {
        var sealer = new PersonSealer(keys());
        String sealed = sealer.seal("child-1", "child.surname", "Canaria");
        sealer.seal("child-2", "child.surname", "Beispiel");
        assertThat(sealed).doesNotContain("Canaria").isNotEqualTo(sealer.seal("child-1", "child.surname", "Canaria"));
        assertThatThrownBy(() -> sealer.open("child-1", "child.forename", sealed))
                .hasMessageContaining("moved");
        assertThatThrownBy(() -> sealer.open("child-2", "child.surname", sealed))
                .hasMessageContaining("moved");
    }

    @Test
    void many_keys_are_prepared_at_once() {
        List<String> people = IntStream.range(0, 1_200).mapToObj(i -> "p" + i).toList();
        Keys keys = keys();
        keys.prepare(people);
        assertThat(database.getCollection("keys").countDocuments()).isEqualTo(1_200);
        keys().prepare(people);
        assertThat(database.getCollection("keys").countDocuments()).isEqualTo(1_200);
    }

    @Test
    void keys_of_another_key_encryption_key_are_refused(@TempDir Path other) {
        keys().toSeal("child-1");
        var stranger = new StoredKeys(
                database, KeyFiles.open(other.resolve("keys"), true).keyEncryptionKey(), clock);
        assertThatThrownBy(() -> stranger.toOpen("child-1")).hasMessageContaining("waymark.keys.directory");
    }

    @Test
    void key_files_are_made_once_for_their_owner_alone_and_missed_with_one_sentence(@TempDir Path directory)
            throws Exception {
        Path keys = directory.resolve("keys");
        assertThatThrownBy(() -> KeyFiles.open(keys, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waymark.keys.create=true");
        String id = KeyFiles.open(keys, true).references().idOf("child", "209", "C-1");
        assertThat(KeyFiles.open(keys, true).references().idOf("child", "209", "C-1"))
                .isEqualTo(id);
        assertThat(KeyFiles.open(keys, false).references().idOf("child", "209", "C-1"))
                .isEqualTo(id);
        try (var made = Files.list(keys)) {
            assertThat(made.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void references_are_keyed_unambiguous_and_forgive_the_way_a_name_is_written() {
        References one = new KeyedReferences(new byte[32]);
        References other = new KeyedReferences(new byte[] {1});
        String id = one.idOf("child", "209", "C-1");
        assertThat(UUID.fromString(id).version()).isEqualTo(8);
        assertThat(List.of(
                        one.idOf("setting", "209", "C-1"),
                        one.idOf("child", "210", "C-1"),
                        one.idOf("child", "209", "C-2"),
                        one.idOf("child2", "09", "C-1"),
                        other.idOf("child", "209", "C-1")))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
        assertThat(one.idOf("child", "209", " C-1 ")).isEqualTo(id);
        String key = one.lookupKey("name", "209", "Müller ", "Zoë", "2022-01-02");
        assertThat(one.lookupKey("name", "209", "MULLER", "zoe", "2022-01-02")).isEqualTo(key);
        assertThat(one.lookupKey("name", "209", "MULLERZ", "oe", "2022-01-02")).isNotEqualTo(key);
        assertThat(key).hasSize(64).doesNotContain("2022");
    }

    private Keys keys() {
        return new StoredKeys(database, files.keyEncryptionKey(), clock);
    }

    private static byte[] seal(Aead key) throws java.security.GeneralSecurityException {
        return key.encrypt("text".getBytes(StandardCharsets.UTF_8), new byte[0]);
    }
}
