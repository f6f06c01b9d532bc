package waymark.packaging;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code helm/waymark}, rendered by Helm itself inside the JVM. */
final class Chart {

    static final Path DIRECTORY = Repository.file("helm/waymark");
    private static final String DEFAULTS = "values.yaml";
    /** The oldest the chart is for. */
    private static final String KUBERNETES = "v1.30.0";

    private static final Map<String, List<Tree>> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    static LintResult lint() {
        return new Helm(DIRECTORY).lint().strict().call();
    }

    /** The default values and every set of values in {@code ci/}. */
    static Stream<String> values() {
        try (var files = Files.list(DIRECTORY.resolve("ci"))) {
            var names = files.map(file -> "ci/" + file.getFileName()).sorted().toList();
            return Stream.concat(Stream.of(DEFAULTS), names.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As text, so that nothing is lost between two runs. */
    static String text(String values) {
        return new Helm(DIRECTORY)
                .template()
                .withName("la874")
                .withNamespace("waymark")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(DIRECTORY.resolve(values))
                .call();
    }

    static String textOf(String overrides) throws IOException {
        Path file = Files.createTempFile("values", ".yaml");
        try {
            Files.writeString(file, overrides);
            return text(file.toString());
        } finally {
            Files.delete(file);
        }
    }

    static List<Tree> objects(String values) {
        return RENDERED.computeIfAbsent(values, name -> parse(text(name)));
    }

    static List<Tree> objects(String values, String kind) {
        return ofKind(objects(values), kind);
    }

    static List<Tree> ofKind(List<Tree> objects, String kind) {
        return objects.stream()
                .filter(object -> object.at("kind").text().equals(kind))
                .toList();
    }

    static List<Tree> parse(String text) {
        var objects = new ArrayList<Tree>();
        for (@Nullable Object document : Repository.yaml().loadAll(text)) {
            if (document != null) {
                objects.add(new Tree(document));
            }
        }
        return objects;
    }

    /** What a service is told by its ConfigMap. */
    static Map<String, @Nullable Object> properties(Tree config) {
        return new Tree(Repository.yaml().load(config.at("data", "config.yml").text())).map();
    }

    /** The service an object is for. */
    static String component(Tree object) {
        return object.at("metadata", "labels", "app.kubernetes.io/component").text();
    }

    static String name(Tree object) {
        return object.at("metadata", "name").text();
    }

    static Tree pod(Tree deployment) {
        return deployment.at("spec", "template");
    }

    static Tree container(Tree deployment) {
        return pod(deployment).at("spec", "containers", "*");
    }
}
