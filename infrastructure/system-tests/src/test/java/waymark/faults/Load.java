package waymark.faults;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import waymark.platform.security.Role;
import waymark.testkit.TestIssuer;

/** The clients, all at it at once until they are told to stop. */
final class Load implements AutoCloseable {

    private static final Duration TOKEN_KEPT = Duration.ofMinutes(4);

    /** Good even where a service's clock is an hour ahead. */
    private static final Duration GOOD_FOR = Duration.ofHours(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final History history;
    private final Pause pause = new Pause();
    private volatile boolean going = true;

    Load(Cluster cluster, Path file, long seed, int clients, SharedSetting shared) {
        history = new History(file);
        var service = new Service(http, cluster::settingsUris, tokens(cluster.issuer), history);
        for (int i = 0; i < clients; i++) {
            var client = new Client("C" + i, new Random(seed * 1000 + i), service, shared);
            threads.execute(() -> client.run(pause, () -> going));
        }
    }

    private static Supplier<String> tokens(TestIssuer issuer) {
        return new Supplier<>() {
            private String token = "";
            private long until = Long.MIN_VALUE;

            @Override
            public synchronized String get() {
                if (System.nanoTime() >= until || token.isEmpty()) {
                    token = issuer.token(claims -> claims.claim("la", "874")
                            .claim("roles", List.of(Role.INCLUSION_OFFICER))
                            .claim("settings", List.of())
                            .expirationTime(Date.from(Instant.now().plus(GOOD_FOR))));
                    until = System.nanoTime() + TOKEN_KEPT.toNanos();
                }
                return token;
            }
        };
    }

    /** Whether all clients rest. */
    void pause(boolean rest) {
        pause.set(rest);
    }

    /** Lets each client end what it is at, and find out how all ended that it was not told of. */
    @Override
    public void close() {
        going = false;
        pause.set(false);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(150, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A client does not come to an end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
        history.close();
    }
}
