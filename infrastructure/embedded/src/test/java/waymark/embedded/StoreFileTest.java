package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that can't be opened says why in one sentence and touches nothing. */
class StoreFileTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path directory;

    @Test
    void data_of_a_newer_release_is_refused_and_left_as_it_is() throws IOException {
        EmbeddedMongo.start(directory, ANY_PORT).close();
        Files.writeString(directory.resolve("format"), "waymark-store 4\n");
        byte[] before = Files.readAllBytes(directory.resolve("store.mv"));
        assertRefused("The data in " + directory
                + " was written by a newer release (format 4, this one reads up to 3); start that release or a later"
                + " one.");
        assertThat(directory.resolve("store.mv")).hasBinaryContent(before);
    }

    @Test
    void a_directory_with_other_files_is_refused() throws IOException {
        Files.writeString(directory.resolve("accounts.txt"), "not ours");
        assertRefused("The directory " + directory
                + " holds something other than waymark-store data, or its file 'format' is missing or damaged; choose"
                + " an empty directory, or restore that file from the latest backup.");
        assertThat(directory).isDirectoryNotContaining("glob:**.mv");
    }

    @Test
    void a_store_without_the_mark_of_what_was_acknowledged_is_refused_and_gets_no_new_one() throws IOException {
        EmbeddedMongo.start(directory, ANY_PORT).close();
        Files.delete(directory.resolve("acknowledged"));
        assertRefused("The data in " + directory
                + " lack their file 'acknowledged', without which nobody can tell whether something was lost; restore"
                + " the latest backup of the whole directory into it.");
        assertThat(directory.resolve("acknowledged")).doesNotExist();
    }

    @Test
    void a_damaged_file_is_refused() throws IOException {
        EmbeddedMongo.start(directory, ANY_PORT).close();
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        Files.write(directory.resolve("store.mv"), noise);
        assertRefused(
                "The data in " + directory + " is damaged and can't be opened; restore the latest backup into it.");
        assertThat(directory.resolve("store.mv")).hasBinaryContent(noise);
    }

    @Test
    void a_directory_that_is_a_file_is_refused() throws IOException {
        Path file = Files.writeString(directory.resolve("data"), "");
        assertThatThrownBy(() -> EmbeddedMongo.start(file, ANY_PORT))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("The data directory " + file
                        + " can't be written to; choose another or change its permissions.");
    }

    @Test
    void a_store_in_use_is_refused_and_goes_on() {
        try (var running = EmbeddedMongo.start(directory, ANY_PORT)) {
            assertRefused(
                    "The data directory " + directory + " is in use by another running program; stop that one first.");
            assertThat(running.port()).isPositive();
        }
    }

    @Test
    void a_port_in_use_is_refused_and_the_store_can_be_opened_elsewhere() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedMongo.start(directory, address))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("Port " + taken.getLocalPort()
                            + " is already in use; stop the program that uses it or choose another port.");
        }
        EmbeddedMongo.start(directory, ANY_PORT).close();
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> EmbeddedMongo.start(directory, ANY_PORT))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage(sentence);
    }
}
