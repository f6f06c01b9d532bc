package waymark.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import waymark.demodata.DemoAuthority;
import waymark.demodata.ImportFile;
import waymark.demodata.published.NoPublishedFiguresException;
import waymark.standalone.DataDirectory;
import waymark.standalone.Service;
import waymark.standalone.StandaloneException;

/** The whole platform with a synthetic authority in it, brought in as a real one would bring its own files. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start everything with a synthetic authority, calibrated on the figures DfE published for it.")
final class DemoCommand implements Runnable {

    private static final String IMPORTED = "demonstration-children";
    private static final String FILES = "demonstration";

    @Mixin
    private final InstanceOptions options = new InstanceOptions();

    @Option(
            names = "--la",
            paramLabel = "CODE",
            defaultValue = DemoAuthority.DEFAULT_LA,
            description = "Three-digit code of the authority (default: ${DEFAULT-VALUE}, Peterborough).")
    private String la = DemoAuthority.DEFAULT_LA;

    @Option(
            names = "--children",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many children (default: ${DEFAULT-VALUE}).")
    private int children = DemoAuthority.DEFAULT_CHILDREN;

    @Option(names = "--exit", hidden = true, description = "Stop when ready: for measurements.")
    private boolean exit;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        var progress = Progress.on(spec.commandLine().getOut());
        Logs.to(options.data());
        var authority = authority();
        var instance = Instance.start(options, la, progress, data -> write(authority, data, progress));
        try {
            bringIn(instance, progress);
        } catch (RuntimeException e) {
            instance.close();
            throw e;
        }
        UpCommand.ready(instance, exit, progress);
    }

    private DemoAuthority authority() {
        try {
            return DemoAuthority.of(la, children, DemoAuthority.DEFAULT_SEED);
        } catch (IllegalArgumentException | NoPublishedFiguresException e) {
            throw new StandaloneException(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean isIn(DataDirectory data) {
        return data.get(IMPORTED).filter(String.valueOf(children)::equals).isPresent();
    }

    private void write(DemoAuthority authority, DataDirectory data, Progress progress) {
        if (isIn(data)) {
            return;
        }
        if (data.get("la").isPresent() && data.get(Instance.SYNTHETIC_UNTIL).isEmpty()) {
            throw new StandaloneException("The data directory holds data that are not synthetic; give the demonstration"
                    + " its own directory with --data.");
        }
        authority.notes().forEach(progress::line);
        var directory = authority.write(data.resolve(FILES));
        progress.line("Wrote the synthetic authority's files to " + directory);
        data.put(Instance.SYNTHETIC_UNTIL, "2024-12-31");
        data.put(Instance.SAMPLE_SETTING, DemoAuthority.busiestSetting(directory));
    }

    private void bringIn(Instance instance, Progress progress) {
        var data = instance.data();
        if (isIn(data)) {
            return;
        }
        progress.line("Importing them through the public import ...");
        var importer = new Importer(instance.client(options.data()), progress);
        for (ImportFile file : DemoAuthority.files(data.resolve(FILES))) {
            bring(importer, file.path(), file);
        }
        importer.waitUntilHeard(
                Service.EVIDENCE, EnumSet.of(Service.SETTINGS, Service.JOURNEYS, Service.FUNDING, Service.TRAINING));
        data.put(IMPORTED, String.valueOf(children));
    }

    private static void bring(Importer importer, Path path, ImportFile file) {
        var service = Service.valueOf(file.service().toUpperCase(Locale.ROOT));
        var type = path.toString().endsWith(".xml") ? "application/xml" : "text/csv";
        if (importer.bring(path, new FileKinds.Kind(service, file.kind(), type), false)
                .isWanting()) {
            throw new StandaloneException("The demonstration could not be imported; the lines above say why.");
        }
    }
}
