package waymark.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The working tree the tests run in. */
final class Repository {

    private static final Pattern SERVICE_MODULE = Pattern.compile("<module>services/([a-z]+)</module>");

    private Repository() {}

    static Path file(String name) {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docker-compose.yml"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("The tests are to run somewhere in the repository.");
            }
        }
        return directory.resolve(name);
    }

    static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The services the Maven build knows. */
    static Set<String> services() {
        var services = new TreeSet<String>();
        SERVICE_MODULE.matcher(text("pom.xml")).results().forEach(match -> services.add(match.group(1)));
        return services;
    }

    /** A reader that takes nothing twice. */
    static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
