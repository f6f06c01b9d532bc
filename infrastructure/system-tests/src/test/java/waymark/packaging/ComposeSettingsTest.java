package waymark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.platform.privacy.KeyFiles;

/** What the Compose file tells the services: only what they read, and nothing secret but as files. */
class ComposeSettingsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");
    private static final String KEYS = "/run/waymark-keys/";

    private final ComposeFile compose = ComposeFile.read();
    private final String example = Repository.text(".env.example");

    @Test
    void a_service_reads_every_variable_it_is_given() {
        for (String name : compose.ours()) {
            assertThat(compose.environment(name).keySet())
                    .filteredOn(variable -> variable.startsWith("WAYMARK_"))
                    .isNotEmpty()
                    .isSubsetOf(KnownSettings.variables());
        }
    }

    @Test
    void every_service_finds_kafka_its_keys_and_its_secrets_and_can_be_reached() {
        for (String name : compose.ours()) {
            assertThat(compose.environment(name))
                    .containsEntry("WAYMARK_KAFKA_BOOTSTRAPSERVERS", "kafka:9092")
                    .containsEntry("WAYMARK_KEYS_DIRECTORY", "/run/waymark-keys")
                    .containsEntry("SPRING_CONFIG_IMPORT", "configtree:/run/secrets/")
                    .containsEntry("SERVER_ADDRESS", "0.0.0.0");
        }
        assertThat(compose.environment("kafka"))
                .containsEntry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://kafka:9092")
                .containsEntry("KAFKA_LOG_RETENTION_MS", -1);
    }

    @Test
    void a_missing_issuer_stops_the_start_with_what_to_do() {
        assertThat(compose.ours())
                .allSatisfy(name -> assertThat(compose.environment(name).get("WAYMARK_ISSUER"))
                        .asString()
                        .startsWith("${WAYMARK_ISSUER:?Set WAYMARK_ISSUER in .env"));
    }

    @Test
    void whatever_can_be_set_from_outside_is_in_the_example() {
        Set<String> outside = new TreeSet<>();
        compose.tree()
                .scalars()
                .forEach(value -> VARIABLE.matcher(value.replace("$$", ""))
                        .results()
                        .forEach(match -> outside.add(match.group(1))));
        for (String name : compose.ours()) {
            compose.environment(name).forEach((variable, value) -> {
                if (value == null) {
                    outside.add(variable);
                }
            });
        }
        assertThat(outside)
                .contains("WAYMARK_ISSUER", "WAYMARK_JWKSURI", "TAG")
                .allSatisfy(variable -> assertThat(example).containsPattern("(?m)^#?" + variable + "="));
    }

    @Test
    void the_example_sets_nothing_that_is_not_read() {
        Set<String> read = new HashSet<>(KnownSettings.variables());
        read.addAll(Set.of("REGISTRY", "TAG", "WAYMARK_SECRETS"));
        Pattern.compile("(?m)^#?([A-Z_]+)=")
                .matcher(example)
                .results()
                .forEach(match -> assertThat(read).contains(match.group(1)));
    }

    @Test
    void every_secret_is_a_file_that_is_used_and_listed_in_the_example() {
        Set<String> used = new TreeSet<>();
        compose.names().forEach(name -> used.addAll(compose.secrets(name).keySet()));
        assertThat(used)
                .isEqualTo(new TreeSet<>(compose.tree().at("secrets").map().keySet()));
        for (String secret : used) {
            String file = compose.tree().at("secrets", secret, "file").text();
            assertThat(file).startsWith("${WAYMARK_SECRETS:-./secrets}/" + secret);
            assertThat(example)
                    .containsPattern("(?m)^# {3}" + Pattern.quote(file.substring(file.lastIndexOf('/') + 1)));
        }
    }

    @Test
    void no_password_is_in_any_environment() {
        for (String name : compose.names()) {
            assertThat(compose.environment(name).keySet())
                    .filteredOn(variable -> variable.matches(".*(PASSWORD|SECRET|TOKEN|URI$).*"))
                    .allMatch(variable -> variable.endsWith("_FILE")
                            || variable.matches("WAYMARK_(JWKS|DASHBOARD_(AUTHORIZATION|TOKEN|ENDSESSION))URI"));
        }
    }

    @Test
    void a_secret_is_mounted_under_the_property_it_sets() {
        for (String name : compose.ours()) {
            assertThat(compose.secrets(name)).containsEntry("mongo-uri-" + name, "waymark.mongo.uri");
            assertThat(compose.secrets(name).values())
                    .filteredOn(target -> !target.startsWith(KEYS))
                    .isSubsetOf(KnownSettings.properties());
        }
    }

    @Test
    void every_service_has_exactly_the_key_files_it_asks_for(@TempDir Path directory) throws IOException {
        KeyFiles.open(directory.resolve("keys"), true);
        Set<String> asked = new TreeSet<>();
        try (var files = Files.list(directory.resolve("keys"))) {
            files.forEach(file -> asked.add(KEYS + file.getFileName()));
        }
        for (String name : compose.ours()) {
            assertThat(compose.secrets(name).values())
                    .filteredOn(target -> target.startsWith(KEYS))
                    .containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    @Test
    void no_service_sees_another_services_store() {
        for (String name : compose.ours()) {
            assertThat(compose.secrets(name).keySet())
                    .filteredOn(secret -> secret.startsWith("mongo-"))
                    .containsExactly("mongo-uri-" + name);
        }
    }
}
