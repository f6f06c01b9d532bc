package waymark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rendered objects among each other, for every set of values: what one names, another is. */
class ChartObjectsTest {

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void every_selector_finds_the_pods_of_its_own_service_and_no_others(String values) {
        var pods = Chart.objects(values, "Deployment");
        for (String kind : List.of("Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy")) {
            for (Tree object : Chart.objects(values, kind)) {
                var found = pods.stream()
                        .filter(pod -> labels(pod)
                                .entrySet()
                                .containsAll(selector(object).entrySet()))
                        .map(Chart::component)
                        .toList();
                if (Chart.name(object).endsWith("-nothing")) {
                    assertThat(found).hasSameSizeAs(pods);
                } else {
                    assertThat(found).as(Chart.name(object)).containsExactly(Chart.component(object));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void every_port_that_is_named_is_a_port_of_the_pod(String values) {
        for (Tree deployment : Chart.objects(values, "Deployment")) {
            var container = Chart.container(deployment);
            var ports = container.all("ports", "*", "name").map(Tree::text).collect(Collectors.toSet());
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(ports)
                        .contains(container.at(probe, "httpGet", "port").text());
            }
            var named = new HashSet<String>();
            of(values, "Service", deployment)
                    .all("spec", "ports", "*", "targetPort")
                    .forEach(p -> named.add(p.text()));
            of(values, "NetworkPolicy", deployment)
                    .all("spec", "ingress", "*", "ports", "*", "port")
                    .forEach(port -> named.add(port.text()));
            assertThat(named).isNotEmpty().isSubsetOf(ports);
        }
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void every_config_map_service_account_and_mounted_volume_that_is_named_exists(String values) {
        for (Tree deployment : Chart.objects(values, "Deployment")) {
            var spec = Chart.pod(deployment).at("spec");
            assertThat(names(values, "ServiceAccount"))
                    .contains(spec.at("serviceAccountName").text());
            assertThat(names(values, "ConfigMap"))
                    .containsAll(spec.all("volumes", "*", "configMap", "name")
                            .map(Tree::text)
                            .toList());
            assertThat(spec.all("containers", "*", "volumeMounts", "*", "name").map(Tree::text))
                    .containsExactlyInAnyOrderElementsOf(
                            spec.all("volumes", "*", "name").map(Tree::text).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void every_ingress_leads_to_a_port_of_a_service(String values) {
        for (Tree ingress : Chart.objects(values, "Ingress")) {
            var backend = ingress.at("spec", "rules", "*", "http", "paths", "*", "backend", "service");
            var service = of(values, "Service", ingress);
            assertThat(backend.at("name").text()).isEqualTo(Chart.name(service));
            assertThat(service.all("spec", "ports", "*", "name").map(Tree::text))
                    .contains(backend.at("port", "name").text());
        }
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void an_autoscaler_alone_decides_how_many_pods_its_deployment_has(String values) {
        var scaled = names(values, "HorizontalPodAutoscaler");
        for (Tree deployment : Chart.objects(values, "Deployment")) {
            assertThat(deployment.at("spec", "replicas").exists())
                    .as(Chart.name(deployment))
                    .isNotEqualTo(scaled.contains(Chart.name(deployment)));
        }
        assertThat(names(values, "Deployment")).containsAll(scaled);
        assertThat(!scaled.isEmpty()).isEqualTo("ci/large.yaml".equals(values));
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void a_disruption_budget_never_holds_a_single_pod(String values) {
        for (Tree deployment : Chart.objects(values, "Deployment")) {
            var scaler = of(values, "HorizontalPodAutoscaler", deployment);
            var least = scaler.exists() ? scaler.at("spec", "minReplicas") : deployment.at("spec", "replicas");
            assertThat(of(values, "PodDisruptionBudget", deployment).exists())
                    .as(Chart.name(deployment))
                    .isEqualTo(Integer.parseInt(least.text()) >= 2);
        }
        assertThat(Chart.objects("ci/large.yaml", "PodDisruptionBudget")).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void nothing_is_let_in_that_is_not_named(String values) {
        var policies = Chart.objects(values, "NetworkPolicy");
        assertThat(policies.isEmpty()).isEqualTo("ci/open.yaml".equals(values));
        for (Tree policy : policies) {
            assertThat(policy.at("spec", "policyTypes").texts()).containsExactly("Ingress", "Egress");
            assertThat(policy.all("spec", "ingress", "*"))
                    .allMatch(rule -> !rule.at("from").list().isEmpty());
            assertThat(policy.all("spec", "egress", "*"))
                    .allMatch(rule -> !rule.at("ports").list().isEmpty());
        }
    }

    private static Map<String, ?> labels(Tree deployment) {
        return Chart.pod(deployment).at("metadata", "labels").map();
    }

    private static Map<String, ?> selector(Tree object) {
        var selector =
                object.at("spec", "NetworkPolicy".equals(object.at("kind").text()) ? "podSelector" : "selector");
        var labels = selector.at("matchLabels").exists() ? selector.at("matchLabels") : selector;
        assertThat(labels.map()).isNotEmpty();
        return labels.map();
    }

    private static Set<String> names(String values, String kind) {
        return Chart.objects(values, kind).stream().map(Chart::name).collect(Collectors.toSet());
    }

    /** The object of this kind for the same service, or nothing. */
    private static Tree of(String values, String kind, Tree object) {
        return Chart.objects(values, kind).stream()
                .filter(each -> Chart.component(each).equals(Chart.component(object)))
                .findFirst()
                .orElse(new Tree(null));
    }
}
