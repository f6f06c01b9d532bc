package waymark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import waymark.platform.service.WaymarkProperties;

/** From the files and variables a container is given to what its service reads, through Spring Boot itself. */
class MountedSettingsTest {

    private static final String URI = "mongodb://user:word@mongo:27017/?replicaSet=rs0&authSource=admin";

    @TempDir
    private Path mounts;

    @ParameterizedTest
    @ValueSource(strings = {"evidence", "settings", "journeys", "funding", "training"})
    void a_pods_service_reads_its_config_map_and_its_secret(String service) throws IOException {
        var config = Chart.objects("ci/small.yaml", "ConfigMap").stream()
                .filter(map -> Chart.component(map).equals(service))
                .findFirst()
                .orElseThrow();
        mount("config", config.at("data").map());
        mount("secrets", Map.of("waymark.mongo.uri", URI + "\n"));

        var environment = environment(
                service, Map.of("SPRING_CONFIG_IMPORT", imports().replace("/etc/waymark", mounts.toString())));

        Chart.properties(config)
                .forEach((property, value) -> assertThat(environment.getProperty(property))
                        .as(property)
                        .isEqualTo(value));
        var read = read(environment);
        assertThat(read.mongo().uri()).isEqualTo(URI);
        assertThat(read.service()).isEqualTo(service);
        assertThat(read.keys().directory()).hasToString("/etc/waymark/keys");
        assertThat(read.keys().create()).isFalse();
        assertThat(environment.getProperty("spring.cloud.stream.kafka.binder.brokers"))
                .isEqualTo("kafka-0.kafka:9092,kafka-1.kafka:9092");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence", "settings", "journeys", "funding", "training"})
    void a_containers_service_reads_its_variables_and_its_secrets(String service) throws IOException {
        var compose = ComposeFile.read();
        assertThat(compose.secrets(service)).containsValue("waymark.mongo.uri");
        mount("secrets", Map.of("waymark.mongo.uri", URI));
        var variables = new HashMap<String, Object>();
        compose.environment(service).forEach((name, value) -> {
            if (value != null) {
                variables.put(name, value);
            }
        });
        variables.put("WAYMARK_ISSUER", "https://sign-in.council.example");
        variables.put("WAYMARK_JWKSURI", "https://sign-in.council.example/keys");
        variables.put("SPRING_CONFIG_IMPORT", "configtree:" + mounts + "/secrets/");

        var environment = environment(service, variables);

        var read = read(environment);
        assertThat(read.mongo().uri()).isEqualTo(URI);
        assertThat(read.issuer()).isEqualTo("https://sign-in.council.example");
        assertThat(read.jwksUri()).isEqualTo("https://sign-in.council.example/keys");
        assertThat(read.kafka().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(read.keys().directory()).hasToString("/run/waymark-keys");
        assertThat(environment.getProperty("waymark.keys.directory")).isEqualTo("/run/waymark-keys");
        assertThat(environment.getProperty("spring.cloud.stream.kafka.binder.brokers"))
                .isEqualTo("kafka:9092");
        assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
    }

    @Test
    void what_is_said_nowhere_stays_as_the_platform_has_it() {
        var environment = environment("training", Map.of());
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(read(environment).keys().directory()).isRelative();
    }

    /** As Kubernetes does it: each file is a link into a folder that is exchanged as a whole. */
    private void mount(String name, Map<String, ? extends @Nullable Object> files) throws IOException {
        Path directory = Files.createDirectories(mounts.resolve(name));
        Path version = Files.createDirectory(directory.resolve("..2026_11_23"));
        Files.createSymbolicLink(directory.resolve("..data"), version.getFileName());
        for (var file : files.entrySet()) {
            Files.writeString(version.resolve(file.getKey()), String.valueOf(file.getValue()));
            Files.createSymbolicLink(directory.resolve(file.getKey()), Path.of("..data", file.getKey()));
        }
    }

    private static String imports() {
        return Chart.container(Chart.objects("ci/small.yaml", "Deployment").getFirst())
                .all("env", "*")
                .filter(variable -> variable.at("name").text().equals("SPRING_CONFIG_IMPORT"))
                .map(variable -> variable.at("value").text())
                .findFirst()
                .orElseThrow();
    }

    private static WaymarkProperties read(ConfigurableEnvironment environment) {
        return Binder.get(environment).bind("waymark", WaymarkProperties.class).get();
    }

    /** What a service's start makes of a process's variables, without its beans. */
    private static ConfigurableEnvironment environment(String service, Map<String, Object> variables) {
        var process = new StandardEnvironment();
        String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        process.getPropertySources().replace(source, new SystemEnvironmentPropertySource(source, variables));
        var defaults = new HashMap<>(KnownSettings.shared(service));
        defaults.keySet().removeIf(name -> name.startsWith("logging."));

        var application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setEnvironment(process);
        application.setDefaultProperties(defaults);
        try (var context = application.run()) {
            return context.getEnvironment();
        }
    }

    static final class Nothing {}
}
