package waymark.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_put_is_there_after_a_restart() {
        try (var data = DataDirectory.open(folder)) {
            data.put("la", "874");
        }
        try (var data = DataDirectory.open(folder)) {
            assertThat(data.get("la")).contains("874");
            assertThat(data.get("nothing")).isEmpty();
        }
    }

    @Test
    void a_secret_is_made_once_whoever_asks_and_only_its_owner_can_read_it() throws Exception {
        try (var data = DataDirectory.open(folder);
                var askers = Executors.newFixedThreadPool(8)) {
            var answers = askers.invokeAll(IntStream.range(0, 64)
                    .mapToObj(number -> (Callable<String>) () -> data.secret("dashboard"))
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).hasSize(36).isEqualTo(data.secret("dashboard"));
            }
            assertThat(data.secret("sign-in")).isNotEqualTo(data.secret("dashboard"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            folder.resolve("secrets").resolve("dashboard"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void one_process_at_a_time_uses_a_directory() {
        try (var data = DataDirectory.open(folder)) {
            data.put("port-base", "12000");
            assertThatThrownBy(() -> DataDirectory.open(folder))
                    .isInstanceOf(StandaloneException.class)
                    .hasMessageContaining("--data");
            assertThat(DataDirectory.inUseOn(folder)).contains(new Ports(12_000));
        }
        assertThat(DataDirectory.inUseOn(folder)).isEmpty();
    }

    @Test
    void a_directory_of_a_newer_release_is_left_alone() throws Exception {
        Files.writeString(folder.resolve("waymark.properties"), "layout=2\n");
        assertThatThrownBy(() -> DataDirectory.open(folder)).hasMessageContaining("newer Waymark (layout 2");
    }

    @Test
    void a_directory_with_something_else_in_it_is_left_alone() throws Exception {
        Files.writeString(folder.resolve("holiday.txt"), "not ours");
        assertThatThrownBy(() -> DataDirectory.open(folder))
                .hasMessageContaining("something other than Waymark's data");
        assertThat(folder.toFile().list()).containsExactly("holiday.txt");
    }

    @Test
    void a_first_start_that_got_no_further_than_its_log_is_no_obstacle() throws Exception {
        Files.createDirectories(folder.resolve("logs"));
        Files.createFile(folder.resolve("lock"));
        DataDirectory.open(folder).close();
        Files.createDirectories(folder.resolve("demonstration"));
        DataDirectory.open(folder).close();
    }

    @Test
    void damaged_properties_are_refused_with_what_to_do() throws Exception {
        Files.writeString(folder.resolve("waymark.properties"), "layout=one\n");
        assertThatThrownBy(() -> DataDirectory.open(folder))
                .isInstanceOf(StandaloneException.class)
                .hasMessageContaining("is damaged; restore it from a backup");
    }

    @Test
    void keys_are_made_with_the_directory_and_never_for_data_that_had_others() throws Exception {
        try (var data = DataDirectory.open(folder)) {
            var made = data.keys().references().idOf("setting", "874", "S1");
            Files.createDirectories(folder.resolve("mongo"));
            assertThat(data.keys().references().idOf("setting", "874", "S1")).isEqualTo(made);
            Files.delete(folder.resolve("keys").resolve("key-encryption-key.json"));
            assertThatThrownBy(data::keys)
                    .isInstanceOf(StandaloneException.class)
                    .hasMessageContaining("restore them from their backup");
        }
    }

    @Test
    void a_directory_that_cannot_be_made_is_refused_with_what_to_do() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file.resolve("below")))
                .isInstanceOf(StandaloneException.class)
                .hasMessageContaining("cannot be written to");
    }
}
