package waymark.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings an authority's own files in. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Bring files in: each is checked whole, then imported; of a file with a problem nothing is.")
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private final InstanceOptions options = new InstanceOptions();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "CSV files or SEN2 XML, in the order given.")
    private List<Path> files = List.of();

    @Option(names = "--dry-run", description = "Check and count only; import nothing.")
    private boolean dryRun;

    @Option(names = "--formats", description = "List the files Waymark takes and their columns.")
    private boolean formats;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (files.isEmpty() && !formats) {
            throw new ClientException("Name the files to import; --formats lists what they must look like.");
        }
        var progress = Progress.on(spec.commandLine().getOut());
        Logs.to(options.data());
        return Instance.with(options, progress, client -> {
            var importer = new Importer(client, progress);
            if (formats) {
                new FileKinds(client).list(progress);
            }
            for (var file : files) {
                if (importer.bring(file, dryRun).isWanting()) {
                    return 1;
                }
            }
            return 0;
        });
    }
}
