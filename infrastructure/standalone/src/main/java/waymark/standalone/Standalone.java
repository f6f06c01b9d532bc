package waymark.standalone;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.embedded.EmbeddedKafka;
import waymark.embedded.EmbeddedMongo;
import waymark.embedded.EmbeddedServerException;
import waymark.identity.IdentityServer;
import waymark.identity.Persona;
import waymark.identity.SignIn;
import waymark.platform.service.ServiceRunner;

/**
 * Everything in one process: the stores first, then sign-in and the five services side by side. Closing stops them in
 * the opposite order, so that nothing is written to a store that is gone; what was acknowledged before is kept.
 */
public final class Standalone implements AutoCloseable {

    public static final String CLI_CLIENT = "waymark-cli";

    /** Name of the command line's secret in the data directory. */
    public static final String CLI_SECRET = "command-line";

    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);
    private static final int STARTED_AT_ONCE = 2;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final DataDirectory data;
    private final Ports ports;
    private final Authority authority;

    private Standalone(DataDirectory data, Ports ports, Authority authority) {
        this.data = data;
        this.ports = ports;
        this.authority = authority;
    }

    /**
     * Starts and returns when every service is ready. {@code progress} hears what has started; {@code trouble} hears a
     * sentence when something gives up later on.
     */
    public static Standalone start(
            DataDirectory data, Ports ports, Authority authority, Consumer<String> progress, Consumer<String> trouble) {
        ports.requireFree();
        data.put("port-base", String.valueOf(ports.base()));
        // Before there is anything they protect: later on, keys that are not there are lost keys.
        data.keys();
        var standalone = new Standalone(data, ports, authority);
        try {
            standalone.startStores(progress, trouble);
            standalone.startServices(progress);
            return standalone;
        } catch (EmbeddedServerException e) {
            standalone.close();
            throw new StandaloneException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            standalone.close();
            throw e;
        }
    }

    public URI dashboard() {
        return URI.create("http://127.0.0.1:" + ports.of(Service.EVIDENCE));
    }

    public Ports ports() {
        return ports;
    }

    /** Names that can sign in, and the one password made for this data directory. */
    public List<String> signInNames() {
        return People.of(authority.la(), List.of()).stream().map(Persona::name).toList();
    }

    public String password() {
        return data.secret("sign-in");
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                LOG.warn("Something did not stop cleanly: {}", e.getClass().getSimpleName());
            }
        }
    }

    private void startStores(Consumer<String> progress, Consumer<String> trouble) {
        // The sockets of both are on the loopback address: nobody else can reach them.
        var mongo = EmbeddedMongo.start(
                data.resolve("mongo"), new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.mongo()));
        running.push(mongo);
        progress.accept("MongoDB wire");
        running.push(EmbeddedKafka.start(data.resolve("kafka"), ports.kafka(), () -> {
            // What nobody would hear of is not taken in.
            mongo.refuseWrites();
            trouble.accept("The disk that holds " + data.resolve("kafka") + " is full or cannot be written to. What is"
                    + " there can be read, and nothing more is recorded: free some space, then stop and start"
                    + " Waymark.");
        }));
        progress.accept("Kafka");
    }

    private void startServices(Consumer<String> progress) {
        var started = new EnumMap<Service, Future<ConfigurableApplicationContext>>(Service.class);
        try (var starters = Executors.newFixedThreadPool(STARTED_AT_ONCE)) {
            // Sign-in is not waited for: services fetch its keys with the first request.
            var identity =
                    starters.submit((Callable<ConfigurableApplicationContext>) () -> IdentityServer.start(signIn()));
            for (var service : Service.values()) {
                started.put(
                        service,
                        starters.submit(
                                () -> ServiceRunner.run(service.application(), service.id(), settingsOf(service))));
            }
            finish(identity);
            progress.accept("sign-in");
            started.forEach((service, context) -> {
                finish(context);
                progress.accept(service.id());
            });
        }
    }

    private void finish(Future<ConfigurableApplicationContext> context) {
        try {
            running.push(context.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StandaloneException("Interrupted while starting.", e);
        } catch (ExecutionException e) {
            throw StandaloneException.didNotStart(data.resolve("logs"), e);
        }
    }

    private Map<String, Object> settingsOf(Service service) {
        var all = new HashMap<String, Object>();
        all.put("server.port", ports.of(service));
        all.put("management.server.port", ports.managementOf(service));
        all.put("spring.main.register-shutdown-hook", false);
        all.put("waymark.issuer", signInAddress());
        all.put("waymark.mongo.uri", "mongodb://127.0.0.1:" + ports.mongo());
        // It is in this process: it answers at once or never.
        all.put("waymark.mongo.patience", "10s");
        all.put("waymark.kafka.bootstrap-servers", "127.0.0.1:" + ports.kafka());
        all.put("waymark.keys.directory", data.resolve("keys"));
        all.put("waymark.keys.create", false);
        // What is set for this process is set for all services in it: one knows nothing of another's projections.
        all.put("waymark.projections.of-several-services", true);
        all.put("waymark.authority.la", authority.la());
        all.put("waymark.authority.name", authority.name());
        all.put("waymark.authority.synthetic", authority.synthetic());
        if (authority.defaultAsAt() != null) {
            all.put("waymark.authority.default-as-at", authority.defaultAsAt());
        }
        if (service == Service.EVIDENCE) {
            all.put("waymark.dashboard.client-secret", data.secret("dashboard"));
        }
        return all;
    }

    private String signInAddress() {
        return "http://127.0.0.1:" + ports.identity();
    }

    private SignIn signIn() {
        return new SignIn(
                ports.identity(),
                People.of(authority.la(), authority.sampleSettings()),
                password(),
                People.commandLine(authority.la()),
                data.secret(CLI_SECRET),
                data.secret("dashboard"),
                dashboard());
    }
}
