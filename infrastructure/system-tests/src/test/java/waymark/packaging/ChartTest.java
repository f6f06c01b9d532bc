package waymark.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart as such: that Helm and Kubernetes understand it, and that it refuses what makes no sense. */
class ChartTest {

    @Test
    void strict_lint_has_nothing_to_say() {
        var result = Chart.lint();
        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @Test
    void the_chart_is_for_the_version_the_build_makes() {
        var version = Pattern.compile("<artifactId>waymark</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Repository.text("pom.xml"));
        assertThat(version.find()).isTrue();
        var chart = new Tree(Repository.yaml().load(Repository.text("helm/waymark/Chart.yaml")));
        assertThat(chart.at("appVersion").text()).isEqualTo(version.group(1));
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void kubernetes_knows_every_field_of_every_object(String values) {
        assertThat(Chart.objects(values))
                .hasSizeGreaterThan(15)
                .allSatisfy(object -> assertThatCode(() -> KubernetesTypes.check(object))
                        .as(Chart.name(object))
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @CsvSource({"readOnlyRootFilesystem, readOnlyRootFileSystem", "mountPath, mountpath", "matchLabels, matchlabels"})
    void a_misspelt_field_is_noticed_however_deep(String right, String wrong) {
        var deployment = Chart.ofKind(
                        Chart.parse(Chart.text("values.yaml").replace(right + ":", wrong + ":")), "Deployment")
                .getFirst();
        assertThatThrownBy(() -> KubernetesTypes.check(deployment)).hasMessageContaining(wrong);
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void rendering_twice_gives_the_same_text(String values) {
        assertThat(Chart.text(values)).isEqualTo(Chart.text(values));
    }

    @ParameterizedTest
    @MethodSource("waymark.packaging.Chart#values")
    void no_two_objects_of_a_kind_share_a_name_and_all_are_in_the_releases_namespace(String values) {
        Set<String> seen = new HashSet<>();
        for (Tree object : Chart.objects(values)) {
            assertThat(seen.add(object.at("kind").text() + "/" + Chart.name(object)))
                    .as(Chart.name(object))
                    .isTrue();
            assertThat(Chart.name(object)).hasSizeLessThan(64);
            assertThat(object.at("metadata", "namespace").text()).isEqualTo("waymark");
        }
    }

    @Test
    void every_service_of_the_build_is_deployed_on_its_usual_ports() {
        Set<String> deployed = new TreeSet<>();
        for (Tree deployment : Chart.objects("values.yaml", "Deployment")) {
            String service = Chart.component(deployment);
            deployed.add(service);
            assertThat(Chart.container(deployment)
                            .all("ports", "*", "containerPort")
                            .map(Tree::text))
                    .containsExactly(
                            KnownSettings.shared(service, "server.port"),
                            KnownSettings.shared(service, "management.server.port"));
        }
        assertThat(deployed).isEqualTo(Repository.services());
    }

    @Test
    void a_service_set_to_null_is_left_out_entirely() {
        assertThat(Chart.objects("ci/large.yaml"))
                .hasSizeGreaterThan(15)
                .noneMatch(object -> Chart.name(object).contains("training"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "isuer: x                                          | isuer",
                "image: {tag: latest}                              | tag",
                "image: {tag: 'a b'}                               | tag",
                "image: {pullPolicy: Sometimes}                    | pullPolicy",
                "waymark: {issuer: ''}                             | issuer",
                "waymark: {issuer: 'http://sign-in.example'}       | issuer",
                "waymark: {issuer: 'https://sign-in.example/'}     | issuer",
                "waymark: {kafka: {bootstrapServers: kafka}}       | bootstrapServers",
                "waymark: {kafka: {bootstrapServer: 'kafka:9092'}} | bootstrapServer",
                "waymark: {imports: {maxBytes: 64 MB}}             | maxBytes",
                "waymark: {imports: {lanes: 0}}                    | lanes",
                "waymark: {authority: {la: '87'}}                  | la",
                "waymark: {authority: {la: 874}}                   | la",
                "waymark: {dashboard: {address: waymark.example}}  | address",
                "keys: {existingSecret: ''}                        | existingSecret",
                "defaults: {replicas: 0}                           | replicas",
                "defaults: {resources: {limits: {cpu: '1'}}}       | cpu",
                "services: {evidence: {port: 80}}                  | port",
                "services: {evidence: {replica: 2}}                | replica",
                "services: {payments: {port: 8090}}                | payments",
                "networkPolicy: {ingressFrom: [{}]}                | ingressFrom",
                "networkPolicy: {egress: {mongo: {ports: []}}}     | mongo",
            })
    void a_value_that_makes_no_sense_is_refused_by_name(String overrides, String named) {
        assertThatThrownBy(() -> Chart.textOf(overrides)).hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ingress: {enabled: true} | set services.evidence.host to what readers type",
                "services: {evidence: {autoscaling: {enabled: true, minReplicas: 5}}} | must not be below minReplicas (5)",
            })
    void values_that_contradict_each_other_are_refused_with_what_to_do(String overrides, String said) {
        assertThatThrownBy(() -> Chart.textOf(overrides)).hasMessageContaining(said);
    }

    @Test
    void a_service_may_do_without_what_is_the_default_for_all() throws IOException {
        var objects = Chart.parse(Chart.textOf(
                "{defaults: {autoscaling: {enabled: true}}, services: {evidence: {autoscaling: {enabled: false}}}}"));
        assertThat(Chart.ofKind(objects, "HorizontalPodAutoscaler"))
                .hasSize(4)
                .noneMatch(scaler -> Chart.component(scaler).equals("evidence"));
    }
}
