package waymark.cli;

import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything and stays until it is stopped. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start everything on this machine, with the data that are there.")
final class UpCommand implements Runnable {

    @Mixin
    private final InstanceOptions options = new InstanceOptions();

    @Option(
            names = "--la",
            paramLabel = "CODE",
            defaultValue = "",
            description = "Three-digit code of the authority; needed for a new data directory.")
    private String la = "";

    @Option(names = "--exit", hidden = true, description = "Stop when ready: once after a build, for faster starts.")
    private boolean exit;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        var progress = Progress.on(spec.commandLine().getOut());
        Logs.to(options.data());
        ready(Instance.start(options, la, progress), exit, progress);
    }

    /** Says where everything is and, unless it is to exit at once, waits for Ctrl-C or SIGTERM; then stops in order. */
    static void ready(Instance instance, boolean exit, Progress progress) {
        if (exit) {
            progress.line("Ready " + instance.standalone().dashboard());
            instance.close();
        } else {
            stayUp(instance, progress);
        }
    }

    private static void stayUp(Instance instance, Progress progress) {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            progress.line("Stopping ...");
                            instance.close();
                            progress.line("Stopped. Everything is kept for the next start.");
                            stopped.countDown();
                        },
                        "stop"));
        var standalone = instance.standalone();
        progress.line("Sign in as one of " + String.join(", ", standalone.signInNames()) + " with the password "
                + standalone.password());
        progress.line("Ready " + standalone.dashboard());
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
