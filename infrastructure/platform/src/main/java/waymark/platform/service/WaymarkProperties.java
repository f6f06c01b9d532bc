package waymark.platform.service;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment may set; everything else is the same everywhere.
 *
 * @param service name of the service, set by {@link ServiceRunner}
 * @param issuer whose tokens are accepted
 * @param jwksUri the issuer's keys, where they are not to be found through its metadata
 */
@ConfigurationProperties("waymark")
public record WaymarkProperties(
        String service,
        @DefaultValue("http://127.0.0.1:9000") String issuer,
        @Nullable String jwksUri,
        @DefaultValue Mongo mongo,
        @DefaultValue Kafka kafka,
        @DefaultValue Keys keys,
        @DefaultValue Imports imports) {

    /**
     * The service's own store; the database is always {@code waymark-<service>}.
     *
     * @param patience how long a start waits for it, less than a supervisor waits for a start
     */
    public record Mongo(
            @DefaultValue("mongodb://127.0.0.1:27117") String uri,
            @DefaultValue("4m") Duration patience) {}

    /** @param enabled off only where a single service is looked at on its own: nothing is published or listened to */
    public record Kafka(
            @DefaultValue("127.0.0.1:19092") String bootstrapServers,
            @DefaultValue("true") boolean enabled) {}

    /**
     * @param directory where the key-encryption key and the reference key are
     * @param create make them where they are missing; otherwise the start fails
     */
    public record Keys(
            @DefaultValue("./.waymark/keys") Path directory,
            @DefaultValue("false") boolean create) {}

    /**
     * @param maxBytes larger files are refused
     * @param lanes rows committed at the same time
     */
    public record Imports(
            @DefaultValue("67108864") long maxBytes,
            @DefaultValue("32") int lanes) {}

    /** The service's own database. */
    public String database() {
        return "waymark-" + service;
    }
}
