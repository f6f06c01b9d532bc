package waymark.packaging;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code docker-compose.yml} with its merges resolved. */
record ComposeFile(Tree tree) {

    static final Set<String> STORES = Set.of("kafka", "mongo", "mongo-init");

    static ComposeFile read() {
        return new ComposeFile(new Tree(Repository.yaml().load(Repository.text("docker-compose.yml"))));
    }

    Set<String> names() {
        return new TreeSet<>(tree.at("services").map().keySet());
    }

    /** Without the stores. */
    Set<String> ours() {
        var ours = names();
        ours.removeAll(STORES);
        return ours;
    }

    Tree service(String name) {
        return tree.at("services", name);
    }

    Map<String, @Nullable Object> environment(String service) {
        return service(service).at("environment").map();
    }

    /** Where each secret of a service lies in its container, by the secret's name. */
    Map<String, String> secrets(String service) {
        var mounted = new TreeMap<String, String>();
        service(service).at("secrets").list().forEach(secret -> {
            boolean named = secret.at("source").exists();
            String source = named ? secret.at("source").text() : secret.text();
            mounted.put(source, named ? secret.at("target").text() : source);
        });
        return mounted;
    }
}
