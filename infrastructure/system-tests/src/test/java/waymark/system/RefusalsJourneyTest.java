package waymark.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says when the machine is not as it should be: one sentence, and what to do. */
class RefusalsJourneyTest {

    @TempDir
    private Path folder;

    @Test
    void a_port_in_use_is_named_with_what_to_do() {
        var running = Demonstration.running();
        var said = Command.run(
                "up", "--la", "874", "--data", folder.toString(), "--port-base", String.valueOf(running.base()));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text().lines().filter(line -> line.startsWith("waymark: ")))
                .singleElement()
                .asString()
                .contains("is in use")
                .contains("--port-base");
    }

    @Test
    void a_data_directory_in_use_is_not_shared() {
        var running = Demonstration.running();
        var said = Command.run(
                "up",
                "--la",
                "874",
                "--data",
                running.data().toString(),
                "--port-base",
                String.valueOf(Command.freeBase()));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains("waymark: Another Waymark is using ").contains("--data");
    }

    @Test
    void a_data_directory_that_cannot_be_written_to_is_refused() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var said =
                Command.run("up", "--la", "874", "--data", file.resolve("below").toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text())
                .contains("cannot be written to")
                .contains("--data")
                .doesNotContain("Exception");
    }

    @Test
    void a_data_directory_of_a_newer_release_is_left_alone() throws Exception {
        Files.writeString(folder.resolve("waymark.properties"), "layout=99\nla=874\n");
        var said = Command.run("up", "--data", folder.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains("was written by a newer Waymark");
        assertThat(folder.resolve("mongo")).doesNotExist();
    }

    @Test
    void an_authority_that_does_not_exist_is_refused() {
        var said = Command.run("up", "--la", "999", "--data", folder.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains("There is no local authority with the code 999.");
    }

    @Test
    void a_file_that_is_not_there_and_one_of_no_known_kind_are_refused() throws Exception {
        var running = Demonstration.running();
        var missing =
                Command.run(running.with("import", folder.resolve("nothing.csv").toString()));
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.text()).contains("There is no readable");
        var unknown = Files.writeString(folder.resolve("unknown.csv"), "apples,pears\n1,2\n");
        var said = Command.run(running.with("import", unknown.toString()));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains("--formats");
    }
}
