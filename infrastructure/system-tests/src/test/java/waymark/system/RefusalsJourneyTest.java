package waymark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.privacy.KeyFiles;

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
    void a_port_base_that_cannot_be_is_refused_before_anything_is_written() {
        var data = folder.resolve("new");
        var said = Command.run("demo", "--data", data.toString(), "--port-base", "99999");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text())
                .startsWith("Invalid value for option '--port-base': The port base must be between 1024 and ");
        assertThat(data).doesNotExist();
        assertThat(Command.run("up", "--port-base", "dashboard").text())
                .startsWith("Invalid value for option '--port-base': 'dashboard' is no number.");
    }

    @Test
    void a_day_that_is_none_is_answered_with_how_days_are_written() {
        var said = Command.run("pack", "--as-at", "yesterday", "--data", folder.toString());
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text())
                .startsWith(
                        "Invalid value for option '--as-at': write a day as year-month-day, for example 2024-12-31.")
                .doesNotContain("java.");
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
    void somebodys_other_folder_is_left_alone() throws Exception {
        Files.writeString(folder.resolve("holiday.txt"), "not ours");
        var said = Command.run("up", "--la", "874", "--data", folder.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text())
                .isEqualTo("waymark: The directory " + folder
                        + " holds something other than Waymark's data; choose an empty or a new one with --data.");
        assertThat(folder.toFile().list()).containsExactly("holiday.txt");
    }

    @Test
    void a_store_of_a_newer_release_or_of_something_else_is_left_alone() throws Exception {
        var store = Files.createDirectories(folder.resolve("mongo"));
        Files.writeString(folder.resolve("waymark.properties"), "layout=1\nla=874\n");
        KeyFiles.open(folder.resolve("keys"), true);
        Files.writeString(store.resolve("format"), "waymark-store 99\n");
        assertThat(up().text()).contains("was written by a newer release", "start that release or a later one.");
        Files.writeString(store.resolve("format"), "accounts 1\n");
        assertThat(up().text())
                .contains("holds something other than waymark-store data", "restore that file from the latest backup.");
        assertThat(store.toFile().list()).containsExactly("format");
    }

    @Test
    void an_event_log_of_a_newer_release_is_left_alone_and_named_in_one_sentence() throws Exception {
        Files.writeString(folder.resolve("waymark.properties"), "layout=1\nla=874\n");
        KeyFiles.open(folder.resolve("keys"), true);
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var mongo = EmbeddedMongo.start(folder.resolve("mongo"), anyPort);
                var client = MongoClients.create(mongo.connectionString())) {
            client.getDatabase("waymark-funding")
                    .getCollection("meta")
                    .insertOne(new Document("_id", "log").append("format", 2));
        }
        assertThat(up().text())
                .endsWith("waymark: The collection 'events' of database waymark-funding was written by a newer release"
                        + " (format 2, this one reads up to 1); start that release or a later one.");
    }

    @Test
    void other_keys_than_those_the_data_were_written_with_are_refused() throws Exception {
        Files.writeString(folder.resolve("waymark.properties"), "layout=1\nla=874\n");
        KeyFiles.open(folder.resolve("keys"), true);
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var mongo = EmbeddedMongo.start(folder.resolve("mongo"), anyPort);
                var client = MongoClients.create(mongo.connectionString())) {
            client.getDatabase("waymark-keys")
                    .getCollection("marks")
                    .insertOne(new Document("_id", "key-files")
                            .append("references", "of another key")
                            .append("sealed", new Binary(new byte[40])));
        }
        assertThat(up().text())
                .endsWith("waymark: The keys under " + folder.resolve("keys")
                        + " are not those these data were written with; restore the keys that belong to them from"
                        + " their backup.");
    }

    @Test
    void data_without_their_keys_are_not_given_new_ones() throws Exception {
        Files.createDirectories(folder.resolve("mongo"));
        Files.writeString(folder.resolve("waymark.properties"), "layout=1\nla=874\n");
        assertThat(up().text())
                .endsWith("waymark: The keys under " + folder.resolve("keys")
                        + " are missing or unreadable, and without them no child's data can be read; restore them from"
                        + " their backup.");
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    private Command.Said up() {
        var said = Command.run("up", "--data", folder.toString(), "--port-base", String.valueOf(Command.freeBase()));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text().lines().filter(line -> line.startsWith("waymark: ")))
                .hasSize(1);
        assertThat(said.text()).doesNotContain("Exception");
        return said;
    }

    @Test
    void the_doctor_names_what_keeps_a_directory_from_being_used_and_changes_nothing() throws Exception {
        Files.writeString(folder.resolve("holiday.txt"), "not ours");
        var said =
                Command.run("doctor", "--data", folder.toString(), "--port-base", String.valueOf(Command.freeBase()));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text().lines())
                .anyMatch(line -> line.startsWith("ok    Java"))
                .anyMatch(line -> line.startsWith("wrong Data directory " + folder)
                        && line.contains("choose an empty or a new one with --data"));
        assertThat(folder.toFile().list()).containsExactly("holiday.txt");
        var well = Command.run(
                "doctor",
                "--data",
                folder.resolve("new").toString(),
                "--port-base",
                String.valueOf(Command.freeBase()));
        assertThat(well.text()).doesNotContain("wrong Data", "wrong Ports", "wrong Java");
        assertThat(folder.resolve("new")).doesNotExist();
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
