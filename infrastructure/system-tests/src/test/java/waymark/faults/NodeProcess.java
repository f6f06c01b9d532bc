package waymark.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One process of the system: started, killed, stopped and continued as the nemesis likes. */
final class NodeProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Path log;
    private final int heapMegabytes;
    private final Function<Duration, List<String>> arguments;
    private final AtomicInteger fellOver = new AtomicInteger();
    private final AtomicInteger failedStarts = new AtomicInteger();
    private volatile Duration clock = Duration.ZERO;
    private volatile @Nullable Process process;

    NodeProcess(String name, Path directory, int heapMegabytes, Function<Duration, List<String>> arguments) {
        this.name = name;
        this.log = directory.resolve(name + ".log");
        this.heapMegabytes = heapMegabytes;
        this.arguments = arguments;
    }

    /** Returns once it is ready; started again where it gave up, as a supervisor would. */
    synchronized NodeProcess start() {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            if (launch(Duration.between(Instant.now(), until))) {
                return this;
            }
            failedStarts.incrementAndGet();
        }
        throw new IllegalStateException(name + " does not start; see " + log);
    }

    private boolean launch(Duration patience) {
        var ready = new CountDownLatch(1);
        try {
            var builder = new ProcessBuilder(command()).redirectErrorStream(true);
            builder.environment().putAll(Clocks.environment(clock));
            var started = builder.start();
            process = started;
            Thread.ofVirtual().start(() -> copy(started.inputReader(), ready));
            long until = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < until && started.isAlive()) {
                if (ready.await(20, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            started.destroyForcibly().waitFor();
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Node.class.getName()));
        command.addAll(arguments.apply(clock));
        return command;
    }

    private void copy(BufferedReader output, CountDownLatch ready) {
        try (output;
                var file = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(Node.READY)) {
                    ready.countDown();
                }
                file.write(Instant.now() + " " + line + "\n");
                file.flush();
            }
        } catch (IOException killed) {
            // Nothing more comes of it.
        }
    }

    /** SIGKILL: it has no chance to do anything more. */
    void kill() {
        var running = process;
        if (running == null) {
            return;
        }
        if (!running.isAlive()) {
            fellOver.incrementAndGet();
        }
        running.destroyForcibly();
        running.onExit().join();
    }

    /** The same to one that may have ended before, as it should where its disk is full. */
    void killFull() {
        var running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** How far its clock is ahead from its next start on. */
    void setClock(Duration by) {
        clock = by;
    }

    Duration clock() {
        return clock;
    }

    boolean isAlive() {
        var running = process;
        return running != null && running.isAlive();
    }

    /** From now on until its next start no file of its own grows beyond that: writing says the file is too large. */
    void limitFiles(long bytes) {
        run("prlimit", "--fsize=" + bytes + ":", "--pid");
    }

    /** SIGSTOP: it keeps all it holds and does nothing. */
    void stop() {
        run("kill", "-STOP");
    }

    void go() {
        run("kill", "-CONT");
    }

    private void run(String... command) {
        var running = process;
        if (running == null) {
            return;
        }
        try {
            var withPid = new ArrayList<>(List.of(command));
            withPid.add(String.valueOf(running.pid()));
            new ProcessBuilder(withPid).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String name() {
        return name;
    }

    /** How often it had ended by itself when it was to be killed, or at last. */
    int fellOver() {
        var running = process;
        return fellOver.get() + (running != null && running.isAlive() ? 0 : 1);
    }

    /** How often it gave up starting, as a service does that cannot reach its store. */
    int failedStarts() {
        return failedStarts.get();
    }

    @Override
    public void close() {
        killFull();
    }
}
