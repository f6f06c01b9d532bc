package waymark.platform.service;

import java.util.HashMap;
import java.util.Map;

/** The settings all services share, in one place; a deployment overrides any of them in the usual ways. */
final class PlatformDefaults {

    private static final Map<String, Integer> PORTS =
            Map.of("evidence", 8080, "settings", 8081, "journeys", 8082, "funding", 8083, "training", 8084);

    private PlatformDefaults() {}

    static Map<String, Object> of(String service) {
        var all = new HashMap<String, Object>();
        int port = PORTS.getOrDefault(service, 0);
        all.put("waymark.service", service);
        all.put("spring.application.name", service);
        all.put("spring.config.name", service);
        all.put("waymark.keys.directory", "./.waymark/keys");
        all.put("server.port", port);
        all.put("management.server.port", port == 0 ? 0 : port + 1000);
        all.putAll(server(service));
        all.putAll(management());
        all.put("management.endpoint.health.status.order", "DOWN,OUT_OF_SERVICE,REBUILD_FAILED,UP,UNKNOWN");
        all.putAll(formats());
        all.putAll(streams());
        return all;
    }

    private static Map<String, Object> server(String service) {
        return Map.ofEntries(
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("server.tomcat.max-connections", 512),
                Map.entry("server.tomcat.accept-count", 128),
                // A file that is refused for its size is read to its end, so that the answer arrives.
                Map.entry("server.tomcat.max-swallow-size", "128MB"),
                Map.entry("server.tomcat.mbeanregistry.enabled", false),
                Map.entry("server.servlet.session.cookie.name", "waymark-" + service),
                Map.entry("server.error.whitelabel.enabled", false),
                Map.entry("server.server-header", ""),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "25s"),
                Map.entry("spring.threads.virtual.enabled", true),
                Map.entry("spring.main.log-startup-info", false),
                Map.entry("spring.jmx.enabled", false),
                Map.entry("spring.web.resources.add-mappings", false),
                Map.entry("spring.mvc.problemdetails.enabled", false));
    }

    private static Map<String, Object> management() {
        return Map.of(
                "management.server.address", "127.0.0.1",
                "management.endpoints.access.default", "none",
                "management.endpoint.health.access", "read-only",
                "management.endpoint.info.access", "read-only",
                "management.endpoint.prometheus.access", "read-only",
                "management.endpoint.metrics.access", "read-only",
                "management.endpoints.web.exposure.include", "health,info,prometheus,metrics",
                "management.endpoint.health.probes.enabled", true,
                // Kafka being away must not take the service out of rotation: commands go on (ADR-0005).
                "management.endpoint.health.group.readiness.include", "readinessState,mongo",
                "management.metrics.use-global-registry", false);
    }

    private static Map<String, Object> formats() {
        return Map.of(
                "spring.jackson.deserialization.fail-on-unknown-properties", true,
                "spring.jackson.default-property-inclusion", "non_null",
                "springdoc.api-docs.version", "openapi_3_1",
                "springdoc.show-actuator", false,
                "springdoc.writer-with-order-by-keys", true,
                "logging.structured.format.console", "ecs",
                // Libraries at their chattiest print whole documents, and so people's data.
                "logging.level.root", "warn",
                "logging.level.waymark", "info",
                "logging.level.org.springdoc", "error",
                "logging.level.org.apache.kafka", "error");
    }

    private static Map<String, Object> streams() {
        var consumers = "spring.cloud.stream.kafka.binder.consumer-properties.";
        return Map.of(
                "spring.cloud.stream.kafka.binder.brokers",
                "${waymark.kafka.bootstrap-servers:127.0.0.1:19092}",
                "spring.cloud.stream.kafka.binder.auto-create-topics",
                false,
                consumers + "max.poll.records",
                "500",
                // A consumer that was killed is given up sooner than Kafka's 45 s: until then nobody hears for it.
                consumers + "session.timeout.ms",
                "10000",
                consumers + "heartbeat.interval.ms",
                "3000",
                "spring.cloud.stream.kafka.default.consumer.start-offset",
                "earliest",
                "axon.update-check.disabled",
                true,
                // Repeats the id in the address of a request for what is not there, which may be anything.
                "logging.level.org.axonframework.modelling.command.AbstractRepository",
                "off");
    }
}
