package waymark.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.embedded.EmbeddedMongo;

/** Data are opened with the keys they were written with or not at all: other keys would count every child twice. */
class KeyMarkTest {

    private static final String KEY = "key-encryption-key.json";
    private static final String REFERENCE_KEY = "reference-key.hex";

    private static EmbeddedMongo server;
    private static MongoClient client;

    @TempDir
    private Path folder;

    private MongoDatabase database;

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void open() {
        database = client.getDatabase("keys-" + UUID.randomUUID());
    }

    @Test
    void the_same_keys_open_the_data_at_every_start() {
        compare("keys");

        assertThatCode(() -> compare("keys")).doesNotThrowAnyException();
    }

    @Test
    void another_reference_key_is_refused_and_told_what_to_do() throws Exception {
        compare("keys");
        files("others");
        Files.copy(
                folder.resolve("others/" + REFERENCE_KEY),
                folder.resolve("keys/" + REFERENCE_KEY),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> compare("keys"))
                .isInstanceOf(WrongKeysException.class)
                .hasMessage("The keys under " + folder.resolve("keys")
                        + " are not those these data were written with; restore the keys that belong to them from"
                        + " their backup.");
    }

    @Test
    void another_key_encryption_key_is_refused() throws Exception {
        compare("keys");
        files("others");
        Files.copy(folder.resolve("others/" + KEY), folder.resolve("keys/" + KEY), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> compare("keys")).isInstanceOf(WrongKeysException.class);
    }

    @Test
    void a_key_that_was_rotated_still_opens_them() throws Exception {
        compare("keys");
        var file = folder.resolve("keys/" + KEY);
        var rotated = KeysetHandle.newBuilder(
                        TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()))
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(rotated, InsecureSecretKeyAccess.get()));

        assertThatCode(() -> compare("keys")).doesNotThrowAnyException();
    }

    @Test
    void data_older_than_the_mark_are_not_marked_with_keys_that_do_not_open_them() {
        new StoredKeys(database, files("keys").keyEncryptionKey(), Clock.systemUTC()).toSeal("child-1");

        assertThatThrownBy(() -> compare("others")).isInstanceOf(WrongKeysException.class);

        assertThatCode(() -> compare("keys")).doesNotThrowAnyException();
    }

    @Test
    void services_that_start_together_make_one_mark() throws Exception {
        files("keys");
        var starting = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                starting.add(threads.submit(() -> compare("keys")));
            }
        }
        for (var each : starting) {
            each.get();
        }
        assertThat(database.getCollection("marks").countDocuments()).isEqualTo(1);
    }

    private void compare(String name) {
        new KeyMark(database, files(name)).compare();
    }

    private KeyFiles files(String name) {
        return KeyFiles.open(folder.resolve(name), true);
    }
}
