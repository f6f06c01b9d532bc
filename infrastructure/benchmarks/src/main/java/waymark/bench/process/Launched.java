package waymark.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
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
import java.util.stream.IntStream;

/** A process on the flags of the launcher. */
final class Launched implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "-Xms128m",
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=4",
            "-Xlog:aot*=off",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final int[] OFFSETS = {0, 1, 2, 3, 4, 920, 1000, 1001, 1002, 1003, 1004, 11_012, 19_037};

    private final Process process;
    private final long begun = System.nanoTime();

    private Launched(Process process) {
        this.process = process;
    }

    /** {@code ./waymark} with these arguments. */
    static Launched waymark(Path output, String... arguments) throws IOException {
        var archive = archive();
        var cache = archive.resolveSibling("waymark.aot");
        var flag = Files.isRegularFile(cache) ? "-XX:AOTCache=" + cache : "-XX:AOTMode=off";
        var line = new ArrayList<>(List.of(flag, "-jar", archive.toString()));
        line.addAll(Arrays.asList(arguments));
        return java(output, line);
    }

    /** @param flag of its cache of classes: used or written */
    static Launched emptyWeb(Path output, int port, String flag) throws IOException {
        return java(
                output,
                List.of(
                        flag,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmptyWeb.class.getName(),
                        "--server.port=" + port,
                        "--server.address=127.0.0.1"));
    }

    private static Launched java(Path output, List<String> rest) throws IOException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(FLAGS);
        line.addAll(rest);
        return new Launched(new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
    }

    /** Wherever the module or the whole project was started from. */
    private static Path archive() {
        for (String root : List.of("infrastructure", "..")) {
            var jar = Path.of(root, "cli", "target", "waymark.jar")
                    .toAbsolutePath()
                    .normalize();
            if (Files.isRegularFile(jar)) {
                return jar;
            }
        }
        throw new IllegalStateException("Build Waymark first: ./waymark build.");
    }

    /** Since the process was asked for. */
    long nanos() {
        return System.nanoTime() - begun;
    }

    /** Tries until it answers. */
    void await(Attempt attempt) throws InterruptedException {
        while (true) {
            try {
                attempt.run();
                return;
            } catch (IOException | RuntimeException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The process ended by itself.", e);
                }
                Thread.sleep(20);
            }
        }
    }

    /** Something that fails until the process is there. */
    interface Attempt {
        void run() throws IOException, InterruptedException;
    }

    long residentMb() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (BufferedReader lines = Files.newBufferedReader(status)) {
            return lines.lines()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
    }

    /** As SIGKILL does: nothing is tidied up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A port base none of whose ports is in use. */
    static int freeBase() {
        return ThreadLocalRandom.current()
                .ints(12_000, 22_000)
                .filter(base -> IntStream.of(OFFSETS).allMatch(offset -> isFree(base + offset)))
                .findFirst()
                .orElseThrow();
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
