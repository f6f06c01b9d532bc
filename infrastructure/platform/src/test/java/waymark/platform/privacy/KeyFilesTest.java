package waymark.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys everything rests on: whole or not there, their owner's alone, and never made anew over older ones. */
class KeyFilesTest {

    private static final String KEY = "key-encryption-key.json";
    private static final String REFERENCE_KEY = "reference-key.hex";
    private static final byte[] CHILD = "child".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void new_keys_are_their_owners_alone_and_nothing_else_is_left_beside_them() throws Exception {
        KeyFiles.open(folder.resolve("keys"), true);

        assertThat(names()).containsExactlyInAnyOrder(KEY, REFERENCE_KEY);
        assertThat(permissions(folder.resolve("keys"))).isEqualTo("rwx------");
        for (var name : names()) {
            assertThat(permissions(folder.resolve("keys").resolve(name))).isEqualTo("rw-------");
        }
    }

    @Test
    void a_draft_that_an_interruption_left_is_not_taken_for_a_key() throws Exception {
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys").resolve(KEY + "4711.new"), "{\"primaryKeyId\":1,\"ke");

        assertThatThrownBy(() -> KeyFiles.open(folder.resolve("keys"), false)).hasMessageContaining("is missing");
        assertThat(works(KeyFiles.open(folder.resolve("keys"), true).keyEncryptionKey()))
                .isTrue();
    }

    @Test
    void a_write_the_disk_refuses_leaves_no_key_and_the_next_start_makes_a_whole_one() throws Exception {
        var refused = new ProcessBuilder(
                        "bash",
                        "-c",
                        // The operating system lets no file grow at all.
                        "ulimit -f 0 && exec \"$@\"",
                        "keys",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Making.class.getName(),
                        folder.resolve("keys").toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("cannot be written");
        assertThat(refused.waitFor()).isNotZero();
        assertThat(names()).isEmpty();
        assertThat(works(KeyFiles.open(folder.resolve("keys"), true).keyEncryptionKey()))
                .isTrue();
    }

    @Test
    void services_that_start_together_use_one_key() throws Exception {
        try (var starters = Executors.newFixedThreadPool(8)) {
            var keys = starters.invokeAll(IntStream.range(0, 16)
                    .mapToObj(number -> (Callable<Aead>)
                            () -> KeyFiles.open(folder.resolve("keys"), true).keyEncryptionKey())
                    .toList());
            var sealed = keys.getFirst().get().encrypt(CHILD, CHILD);
            for (var key : keys) {
                assertThat(key.get().decrypt(sealed, CHILD)).isEqualTo(CHILD);
            }
        }
    }

    /** A process of its own, so that the operating system can refuse it its writes. */
    static final class Making {
        public static void main(String[] args) {
            KeyFiles.open(Path.of(args[0]), true);
        }
    }

    private static boolean works(Aead key) throws Exception {
        return key.decrypt(key.encrypt(CHILD, CHILD), CHILD).length == CHILD.length;
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(folder.resolve("keys"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
