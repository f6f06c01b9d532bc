package waymark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Compose file as such: its schema, who is in it, and how tightly each is held. */
class ComposeTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern FULL_VERSION = Pattern.compile("[a-z/]+:\\d+\\.\\d+\\.\\d+");

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void the_file_fits_the_compose_specification() throws IOException {
        assertThat(faults(compose.tree().map())).isEmpty();
    }

    @Test
    void a_misspelt_key_does_not_fit_the_compose_specification() throws IOException {
        var services = new HashMap<String, Object>(compose.tree().at("services").map());
        services.put("kafka", Map.of("image", "apache/kafka:4.2.1", "read_olny", true));
        var misspelt = new HashMap<String, Object>(compose.tree().map());
        misspelt.put("services", services);
        assertThat(faults(misspelt)).anyMatch(fault -> fault.contains("read_olny"));
    }

    @Test
    void every_service_of_the_build_is_here_and_nothing_else_but_its_stores() {
        assertThat(compose.ours()).isNotEmpty().isEqualTo(Repository.services());
        assertThat(compose.names()).containsAll(ComposeFile.STORES);
    }

    @Test
    void each_service_has_its_own_image_and_its_usual_port_on_the_loopback_address() {
        for (String name : compose.ours()) {
            String port = KnownSettings.shared(name, "server.port");
            assertThat(compose.service(name).at("image").text())
                    .isEqualTo("${REGISTRY:-localhost}/waymark/" + name + ":${TAG:-dev}");
            assertThat(compose.service(name).at("ports").texts()).containsExactly("127.0.0.1:" + port + ":" + port);
        }
    }

    @Test
    void each_health_check_asks_at_the_services_own_management_port() {
        for (String name : compose.ours()) {
            assertThat(compose.service(name).at("healthcheck", "test").texts())
                    .last()
                    .isEqualTo(KnownSettings.shared(name, "management.server.port"));
            assertThat(KnownSettings.shared(name, "management.endpoint.health.access"))
                    .isEqualTo("read-only");
            assertThat(KnownSettings.shared(name, "management.endpoint.health.probes.enabled"))
                    .isEqualTo("true");
        }
    }

    @Test
    void the_stores_are_of_a_full_version_and_reachable_from_the_services_only() {
        for (String name : ComposeFile.STORES) {
            assertThat(compose.service(name).at("image").text()).matches(FULL_VERSION);
            assertThat(compose.service(name).at("ports").exists()).isFalse();
            assertThat(compose.service(name).at("networks").texts()).containsExactly("stores");
        }
        assertThat(compose.tree().at("networks", "stores", "internal").text()).isEqualTo("true");
    }

    @Test
    void everything_is_hardened_bounded_and_rotated() {
        for (String name : compose.names()) {
            var service = compose.service(name);
            assertThat(service.at("read_only").text()).as(name).isEqualTo("true");
            assertThat(service.at("cap_drop").texts()).as(name).containsExactly("ALL");
            assertThat(service.at("security_opt").texts()).as(name).containsExactly("no-new-privileges:true");
            assertThat(service.at("user").text()).as(name).matches("[1-9]\\d*:[1-9]\\d*");
            assertThat(service.at("mem_limit").text()).as(name).matches("\\d+[mg]");
            assertThat(service.at("tmpfs").texts()).as(name).allMatch(mount -> mount.contains(":size="));
            assertThat(service.at("logging", "options").map()).as(name).containsKeys("max-size", "max-file");
            assertThat(service.map()).as(name).doesNotContainKeys("privileged", "cap_add", "network_mode", "pid");
        }
    }

    @Test
    void a_service_starts_when_its_stores_are_healthy_and_prepared() {
        var needed = Map.of(
                "mongo", "service_healthy", "mongo-init", "service_completed_successfully", "kafka", "service_healthy");
        for (String name : compose.ours()) {
            needed.forEach((store, condition) -> assertThat(compose.service(name)
                            .at("depends_on", store, "condition")
                            .text())
                    .isEqualTo(condition));
        }
        assertThat(compose.names())
                .filteredOn(name -> !name.equals("mongo-init"))
                .allMatch(
                        name -> compose.service(name).at("healthcheck", "test").exists());
    }

    @Test
    void the_store_is_prepared_for_every_service() {
        String script = compose.service("mongo-init").at("command").texts().getFirst();
        var prepared = new TreeSet<String>();
        var list = Pattern.compile("const service of \\[(.*)]").matcher(script);
        assertThat(list.find()).isTrue();
        Pattern.compile("'([a-z]+)'").matcher(list.group(1)).results().forEach(match -> prepared.add(match.group(1)));
        assertThat(prepared).isEqualTo(compose.ours());
    }

    @Test
    void every_volume_and_network_that_is_used_is_declared() {
        Set<String> volumes = new HashSet<>();
        Set<String> networks = new HashSet<>();
        for (String name : compose.names()) {
            compose.service(name).at("volumes").texts().forEach(volume -> volumes.add(volume.split(":")[0]));
            networks.addAll(compose.service(name).at("networks").texts());
        }
        assertThat(volumes).isEqualTo(compose.tree().at("volumes").map().keySet());
        assertThat(networks).isEqualTo(compose.tree().at("networks").map().keySet());
    }

    private static List<String> faults(Map<String, ?> document) throws IOException {
        try (var stream = ComposeTest.class.getResourceAsStream("compose.schema.json")) {
            var schema = (ObjectNode) JSON.readTree(stream);
            // It names the draft by an address that is not quite the draft's own, and itself by a relative one.
            schema.remove(List.of("$schema", "$id"));
            var found = new ArrayList<String>();
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(schema)
                    .validate(JSON.valueToTree(document))
                    .forEach(fault -> found.add(fault.toString()));
            return found;
        }
    }
}
