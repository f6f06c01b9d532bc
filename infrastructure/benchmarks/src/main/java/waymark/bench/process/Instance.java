package waymark.bench.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Options;
import waymark.bench.frame.Timed;
import waymark.bench.work.Scratch;
import waymark.cli.BenchClient;
import waymark.demodata.DemoAuthority;

/** One data directory and the instances that run on it, one after the other. */
final class Instance implements AutoCloseable {

    static final String LIMIT = "limit: an empty web application";

    private final Path directory;
    private final Path data;
    private final int base = Launched.freeBase();

    private Instance(Path directory) {
        this.directory = directory;
        this.data = directory.resolve("data");
    }

    static Instance fresh(Options options) throws IOException {
        return new Instance(Files.createTempDirectory(options.scratch(), "instance"));
    }

    Launched launch() throws IOException {
        return Launched.waymark(
                directory.resolve("output.txt"),
                "up",
                "--la",
                DemoAuthority.DEFAULT_LA,
                "--data",
                data.toString(),
                "--port-base",
                String.valueOf(base));
    }

    /** Until the dashboard's service has counted its first figure for somebody signed in. */
    BenchClient awaitFigure(Launched launched) throws InterruptedException {
        var client = new BenchClient[1];
        launched.await(() -> {
            client[0] = new BenchClient(data, base);
            client[0].figure();
        });
        return client[0];
    }

    /** Until every service answers. */
    BenchClient awaitAll(Launched launched) throws InterruptedException {
        var client = awaitFigure(launched);
        launched.await(client::heads);
        return client;
    }

    Path directory() {
        return directory;
    }

    /**
     * Its classes are kept from a first start, as those of Waymark are; where they do not come from archives (in a test)
     * the JVM keeps none.
     */
    Contender emptyWeb() throws IOException, InterruptedException {
        var cache = directory.resolve("empty.aot");
        emptyWeb("-XX:AOTCacheOutput=" + cache);
        var flag = Files.isRegularFile(cache) ? "-XX:AOTCache=" + cache : "-XX:AOTMode=off";
        return Contender.of(LIMIT, () -> Timed.of(1, emptyWeb(flag)));
    }

    private long emptyWeb(String flag) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + base + "/"))
                .build();
        try (var launched = Launched.emptyWeb(directory.resolve("empty.txt"), base, flag);
                var http = HttpClient.newHttpClient()) {
            launched.await(() -> http.send(request, BodyHandlers.discarding()));
            return launched.nanos();
        }
    }

    @Override
    public void close() {
        Scratch.delete(directory);
    }
}
