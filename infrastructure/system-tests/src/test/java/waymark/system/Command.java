package waymark.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of {@code waymark}: the built archive in a process of its own. */
final class Command implements AutoCloseable {

    private static final int MINUTES = 6;

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private Command(Process process) {
        this.process = process;
    }

    /** What a finished command said. */
    record Said(int exit, String text) {}

    /** Runs to the end. */
    static Said run(String... args) {
        try (var command = start(args)) {
            command.readUntil("\u0000");
            return new Said(command.process.waitFor(), command.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts and waits for the line that says it is ready. */
    static Command startUntilReady(String... args) {
        var command = start(args);
        if (!command.readUntil("Ready ")) {
            throw new IllegalStateException("It did not become ready:\n" + command.text());
        }
        return command;
    }

    private static Command start(String... args) {
        var jar = archive();
        var line = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx768m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dhttp.proxyHost=127.0.0.1",
                                "-Dhttp.proxyPort=" + Outside.door().port(),
                                "-Dhttps.proxyHost=127.0.0.1",
                                "-Dhttps.proxyPort=" + Outside.door().port(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-jar",
                                jar.toString()),
                        Arrays.stream(args))
                .toList();
        try {
            return new Command(
                    new ProcessBuilder(line).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Ctrl-C and SIGTERM do; waits until it has stopped in order. */
    void stop() {
        process.destroy();
        readUntil("\u0000");
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It did not stop:\n" + text());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String text() {
        return String.join("\n", lines);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    /** Waits for what a running command says of its own accord. */
    boolean says(String start) {
        return readUntil(start);
    }

    private boolean readUntil(String start) {
        try {
            BufferedReader reader = process.inputReader();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (line.startsWith(start)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path archive() {
        var jar = Path.of("..", "cli", "target", "waymark.jar").toAbsolutePath().normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("Build the command first: " + jar + " is missing.");
        }
        return jar;
    }

    /** A port base none of whose ports is in use. */
    static int freeBase() {
        for (int tries = 0; tries < 50; tries++) {
            int base = ThreadLocalRandom.current().nextInt(12_000, 22_000);
            if (Stream.of(0, 1, 2, 3, 4, 920, 1000, 1001, 1002, 1003, 1004, 11_012, 19_037)
                    .allMatch(offset -> isFree(base + offset))) {
                return base;
            }
        }
        throw new IllegalStateException("No free ports.");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
