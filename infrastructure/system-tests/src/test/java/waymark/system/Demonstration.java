package waymark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The demonstration of one authority, started once for all tests and stopped with them. */
final class Demonstration {

    static final String LA = "874";
    static final int CHILDREN = 200;

    private static final Demonstration ONE = new Demonstration();

    private final Path data = temporary();
    private final int base = Command.freeBase();
    private Command command = start();

    private Demonstration() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> command.close()));
    }

    static Demonstration running() {
        return ONE;
    }

    /** Stops it as SIGTERM does and starts it again on the same data; returns what the new start said. */
    String restart() {
        return whileStopped(() -> {});
    }

    /** The same with something done between the two. */
    String whileStopped(Runnable change) {
        command.stop();
        change.run();
        command = start();
        return command.text();
    }

    String said() {
        return command.text();
    }

    Path data() {
        return data;
    }

    int base() {
        return base;
    }

    URI dashboard() {
        return URI.create("http://127.0.0.1:" + base);
    }

    String kafka() {
        return "127.0.0.1:" + (base + 11_012);
    }

    String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Arguments every command needs to find this instance. */
    String[] with(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", data.toString(), "--port-base", String.valueOf(base)));
        return all.toArray(String[]::new);
    }

    private Command start() {
        return Command.startUntilReady(with("demo", "--la", LA, "--children", String.valueOf(CHILDREN)));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("waymark-system-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
