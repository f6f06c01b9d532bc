package waymark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import waymark.standalone.DataDirectory;
import waymark.standalone.StandaloneException;

/** Looks at what an instance needs and says what is wrong, without changing anything. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check Java, disk, ports and the data directory, and say what to put right.")
final class DoctorCommand implements Callable<Integer> {

    private static final long ENOUGH_DISK = 2L << 30;
    private static final int JAVA = 25;

    @Mixin
    private final InstanceOptions options = new InstanceOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        boolean well = check(
                out, "Java " + Runtime.version().feature(), Runtime.version().feature() >= JAVA, "Install a JDK 25.");
        var data = options.data().toAbsolutePath().normalize();
        well &= directory(out, data);
        well &= check(out, "Free disk under " + data, disk(data) >= ENOUGH_DISK, "Free at least 2 GB of disk.");
        return well & running(out, data) ? 0 : 1;
    }

    private boolean running(PrintWriter out, Path data) {
        try {
            var running = DataDirectory.inUseOn(data);
            if (running.isPresent()) {
                out.println("ok    Waymark is running on port " + running.get().base());
                return true;
            }
        } catch (StandaloneException e) {
            // Said of the data directory already.
        }
        return ports(out);
    }

    private static boolean directory(PrintWriter out, Path data) {
        try {
            DataDirectory.requireOurs(data);
            return check(out, "Data directory " + data, true, "");
        } catch (StandaloneException e) {
            return check(out, "Data directory " + data, false, String.valueOf(e.getMessage()));
        }
    }

    private boolean ports(PrintWriter out) {
        try {
            options.ports().requireFree();
            return check(out, "Ports from " + options.ports().base() + " are free", true, "");
        } catch (StandaloneException e) {
            return check(out, "Ports from " + options.ports().base(), false, String.valueOf(e.getMessage()));
        }
    }

    private static boolean check(PrintWriter out, String what, boolean well, String advice) {
        out.println(well ? "ok    " + what : "wrong " + what + ": " + advice);
        return well;
    }

    private static long disk(Path data) {
        try {
            Path existing = data;
            while (existing != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            return existing == null ? 0 : Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
