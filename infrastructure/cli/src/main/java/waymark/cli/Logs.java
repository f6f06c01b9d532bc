package waymark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;
import waymark.standalone.DataDirectory;
import waymark.standalone.StandaloneException;

/** Everything is logged to one file under the data directory; the terminal is for the person in front of it. */
final class Logs {

    private Logs() {}

    /** Before anything logs: the first logger fixes where the log goes. */
    static void to(Path data) {
        DataDirectory.requireOurs(data);
        var logs = data.toAbsolutePath().normalize().resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new StandaloneException(
                    "The data directory " + data + " cannot be written to; make it writable or choose another with"
                            + " --data.",
                    e);
        }
        System.setProperty("waymark.logs", logs.toString());
        System.setProperty("logback.configurationFile", "waymark-logback.xml");
        // Five applications in one process share one log; none of them may set it up anew.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
