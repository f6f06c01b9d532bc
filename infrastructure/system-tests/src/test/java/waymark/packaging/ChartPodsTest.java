package waymark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import waymark.platform.privacy.KeyFiles;

/** What a pod of the chart may do, and what its service is told. */
class ChartPodsTest {

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void every_pod_is_hardened_and_bounded(String values) {
        for (Tree deployment : Chart.objects(values, "Deployment")) {
            var pod = Chart.pod(deployment).at("spec");
            assertThat(pod.at("containers").list()).hasSize(1);
            assertThat(pod.at("automountServiceAccountToken").text()).isEqualTo("false");
            assertThat(pod.at("enableServiceLinks").text()).isEqualTo("false");
            assertThat(pod.at("securityContext").map())
                    .containsEntry("runAsNonRoot", true)
                    .containsEntry("runAsUser", 10001)
                    .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
            var container = Chart.container(deployment);
            assertThat(container.at("securityContext").map())
                    .containsEntry("readOnlyRootFilesystem", true)
                    .containsEntry("allowPrivilegeEscalation", false);
            assertThat(container.at("securityContext", "capabilities", "drop").texts())
                    .containsExactly("ALL");
            var resources = container.at("resources");
            assertThat(resources.at("limits").map())
                    .containsOnly(Map.entry(
                            "memory", resources.at("requests", "memory").text()));
            assertThat(resources.at("requests", "cpu").exists()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void every_image_is_the_services_own_and_of_a_named_version(String values) {
        for (Tree deployment : Chart.objects(values, "Deployment")) {
            assertThat(Chart.container(deployment).at("image").text())
                    .matches("[a-z.]+/waymark/" + Chart.component(deployment) + ":0\\.1\\.0(-SNAPSHOT)?");
        }
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void a_stopping_pod_has_time_to_finish(String values) {
        for (Tree deployment : Chart.objects(values, "Deployment")) {
            int grace = number(Chart.pod(deployment).at("spec", "terminationGracePeriodSeconds"));
            int sleep = number(Chart.container(deployment).at("lifecycle", "preStop", "sleep", "seconds"));
            String phase =
                    KnownSettings.shared(Chart.component(deployment), "spring.lifecycle.timeout-per-shutdown-phase");
            assertThat(grace).isGreaterThan(sleep + Integer.parseInt(phase.replace("s", "")));
            assertThat(deployment.at("spec", "strategy", "rollingUpdate").map()).containsEntry("maxUnavailable", 0);
        }
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void probes_ask_what_the_services_answer(String values) {
        for (Tree deployment : Chart.objects(values, "Deployment")) {
            String service = Chart.component(deployment);
            assertThat(KnownSettings.shared(service, "management.endpoint.health.probes.enabled"))
                    .isEqualTo("true");
            var container = Chart.container(deployment);
            assertThat(container.at("startupProbe", "httpGet", "path").text()).isEqualTo("/actuator/health/liveness");
            assertThat(container.at("livenessProbe", "httpGet", "path").text()).isEqualTo("/actuator/health/liveness");
            assertThat(container.at("readinessProbe", "httpGet", "path").text())
                    .isEqualTo("/actuator/health/readiness");
        }
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void a_service_reads_every_property_it_is_given(String values) {
        for (Tree config : Chart.objects(values, "ConfigMap")) {
            var data = Chart.properties(config);
            assertThat(data.values()).allMatch(String.class::isInstance);
            assertThat(data.keySet())
                    .filteredOn(property -> property.startsWith("waymark."))
                    .isNotEmpty()
                    .isSubsetOf(KnownSettings.properties());
            assertThat(data.keySet())
                    .filteredOn(property -> !property.startsWith("waymark."))
                    .allMatch(property ->
                            !KnownSettings.shared("evidence", property).equals("null"));
            assertThat(data).containsEntry("server.address", "0.0.0.0");
            var bound = KnownSettings.bind(data);
            assertThat(bound.imports().maxBytes()).isPositive();
            assertThat(bound.keys().directory()).hasToString(mountOf("keys", values, config));
        }
    }

    @Test
    void what_a_deployment_says_arrives_in_the_service() {
        var bound = KnownSettings.bind(config("ci/large.yaml", "journeys"));
        assertThat(bound.issuer()).isEqualTo("https://sign-in.council.example");
        assertThat(bound.imports().maxBytes()).isEqualTo(134_217_728);
        assertThat(bound.imports().lanes()).isEqualTo(64);
        assertThat(bound.jwksUri()).isNull();
        assertThat(KnownSettings.bind(config("ci/small.yaml", "funding")).jwksUri())
                .isEqualTo("https://sign-in.council.example/keys");
        assertThat(config("ci/small.yaml", "evidence"))
                .containsEntry("waymark.authority.la", "874")
                .containsEntry("waymark.authority.synthetic", "true")
                .containsEntry("waymark.dashboard.address", "https://waymark.council.example");
    }

    @Test
    void a_changed_property_changes_the_pod_and_so_restarts_it() throws IOException {
        var now = Chart.objects("values.yaml", "Deployment");
        var later = Chart.ofKind(Chart.parse(Chart.textOf("waymark: {imports: {lanes: 8}}")), "Deployment");
        assertThat(later).hasSameSizeAs(now);
        for (int i = 0; i < now.size(); i++) {
            assertThat(checksum(later.get(i))).hasSize(64).isNotEqualTo(checksum(now.get(i)));
        }
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void every_secret_is_described_and_mounted_under_the_property_it_sets(String values) {
        String readme = Repository.text("helm/waymark/README.md");
        for (Tree deployment : Chart.objects(values, "Deployment")) {
            var items = Chart.pod(deployment)
                    .all("spec", "volumes", "*", "secret", "items", "*")
                    .toList();
            assertThat(items).hasSizeBetween(3, 4).allSatisfy(item -> {
                assertThat(item.at("path").text()).isEqualTo(item.at("key").text());
                assertThat(readme).contains("| `" + item.at("key").text() + "` |");
            });
            assertThat(items.stream().map(item -> item.at("key").text()))
                    .filteredOn(key -> key.startsWith("waymark."))
                    .isNotEmpty()
                    .isSubsetOf(KnownSettings.properties());
            assertThat(mountOf("secrets", values, deployment)).isEqualTo("/etc/waymark/secrets");
            assertThat(Chart.container(deployment).all("env", "*", "value").map(Tree::text))
                    .contains("file:/etc/waymark/config/config.yml,configtree:/etc/waymark/secrets/");
        }
    }

    @Test
    void every_pod_has_the_key_files_its_service_asks_for(@TempDir Path directory) throws IOException {
        KeyFiles.open(directory.resolve("keys"), true);
        var asked = new TreeSet<String>();
        try (var files = Files.list(directory.resolve("keys"))) {
            files.forEach(file -> asked.add(file.getFileName().toString()));
        }
        for (Tree deployment : Chart.objects("values.yaml", "Deployment")) {
            assertThat(Chart.pod(deployment)
                            .all("spec", "volumes", "*", "secret", "items", "*", "key")
                            .map(Tree::text))
                    .containsAll(asked);
        }
    }

    private static Map<String, @Nullable Object> config(String values, String service) {
        return Chart.properties(Chart.objects(values, "ConfigMap").stream()
                .filter(config -> Chart.component(config).equals(service))
                .findFirst()
                .orElseThrow());
    }

    private static String mountOf(String volume, String values, Tree object) {
        return Chart.objects(values, "Deployment").stream()
                .filter(deployment -> Chart.component(deployment).equals(Chart.component(object)))
                .flatMap(deployment -> Chart.container(deployment).all("volumeMounts", "*"))
                .filter(mount -> mount.at("name").text().equals(volume))
                .map(mount -> mount.at("mountPath").text())
                .findFirst()
                .orElseThrow();
    }

    private static String checksum(Tree deployment) {
        return Chart.pod(deployment)
                .at("metadata", "annotations", "checksum/config")
                .text();
    }

    private static int number(Tree value) {
        return Integer.parseInt(value.text());
    }
}
