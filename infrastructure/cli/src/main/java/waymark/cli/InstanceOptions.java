package waymark.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import waymark.standalone.Ports;

/** Which instance on this machine. */
final class InstanceOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".waymark",
            description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(".waymark");

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The dashboard's port; all others follow from it (default: ${DEFAULT-VALUE}).")
    private Ports ports = Ports.DEFAULT;

    Path data() {
        return data;
    }

    Ports ports() {
        return ports;
    }
}
