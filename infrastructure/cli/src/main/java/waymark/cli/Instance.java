package waymark.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;
import waymark.demodata.LocalAuthorities;
import waymark.standalone.Authority;
import waymark.standalone.DataDirectory;
import waymark.standalone.Ports;
import waymark.standalone.Standalone;
import waymark.standalone.StandaloneException;

/** Opens a data directory, starts the platform on it, and makes sure both are closed in order. */
final class Instance implements AutoCloseable {

    /** The last day of synthetic data; its presence says that the data are made up. */
    static final String SYNTHETIC_UNTIL = "synthetic-until";

    /** Reference of the setting the made-up setting staff work for. */
    static final String SAMPLE_SETTING = "sample-setting";

    private final DataDirectory data;
    private final Standalone standalone;

    private Instance(DataDirectory data, Standalone standalone) {
        this.data = data;
        this.standalone = standalone;
    }

    /** Starts an empty or an earlier instance for an authority; a directory keeps the authority it was made for. */
    static Instance start(InstanceOptions options, String la, Progress progress) {
        return start(options, la, progress, data -> {});
    }

    /** {@code prepare} may write to the data directory before anything is started. */
    static Instance start(InstanceOptions options, String la, Progress progress, Consumer<DataDirectory> prepare) {
        var data = DataDirectory.open(options.data());
        try {
            prepare.accept(data);
            var authority = authority(data, la);
            progress.line("Starting on " + options.data().toAbsolutePath().normalize() + " ...");
            var standalone = Standalone.start(
                    data,
                    options.ports(),
                    authority,
                    part -> progress.line("  " + part + " is up"),
                    trouble -> progress.line("waymark: " + trouble));
            return new Instance(data, standalone);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** Uses the instance that runs on the directory, or starts one for as long as the work takes. */
    static <T> T with(InstanceOptions options, Progress progress, Function<Client, T> work) {
        var running = DataDirectory.inUseOn(options.data());
        if (running.isPresent()) {
            return work.apply(new Client(options.data(), running.get(), Clock.systemUTC()));
        }
        try (var instance = start(options, "", progress)) {
            return work.apply(instance.client(options.data()));
        }
    }

    Client client(Path directory) {
        return new Client(directory, standalone.ports(), Clock.systemUTC());
    }

    DataDirectory data() {
        return data;
    }

    Standalone standalone() {
        return standalone;
    }

    Ports ports() {
        return standalone.ports();
    }

    @Override
    public void close() {
        standalone.close();
        data.close();
    }

    private static Authority authority(DataDirectory data, String asked) {
        var la = data.get("la").orElse(asked);
        if (!asked.isEmpty() && !la.equals(asked)) {
            throw new StandaloneException("The data directory holds the authority " + la + ", not " + asked
                    + "; give the other one its own directory with --data.");
        }
        if (la.isEmpty()) {
            throw new StandaloneException(
                    "The data directory is new: say which authority it is for with ./waymark up --la CODE.");
        }
        var name = LocalAuthorities.nameOf(la)
                .orElseThrow(() -> new StandaloneException("There is no local authority with the code " + la + "."));
        data.put("la", la);
        var sampleSettings =
                data
                        .get(SAMPLE_SETTING)
                        .map(reference -> data.keys().references().idOf("setting", la, reference))
                        .stream()
                        .toList();
        boolean synthetic = data.get(SYNTHETIC_UNTIL).isPresent();
        return new Authority(
                la,
                name,
                synthetic,
                data.get(SYNTHETIC_UNTIL).map(LocalDate::parse).orElse(null),
                sampleSettings);
    }
}
