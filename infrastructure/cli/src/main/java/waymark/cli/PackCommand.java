package waymark.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import waymark.standalone.Service;

/** Writes an inspection pack to a folder. */
@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = "Write the figures of one day to a folder, with a manifest, so that they can be made again to the"
                + " same bytes.")
final class PackCommand implements Runnable {

    @Mixin
    private final InstanceOptions options = new InstanceOptions();

    @Option(names = "--as-at", paramLabel = "DATE", required = true, description = "For example 2024-12-31.")
    @SuppressWarnings("NullAway.Init") // required, so picocli sets it
    private LocalDate asAt;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to write; pack-DATE in the current folder where none is given.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        var progress = Progress.on(spec.commandLine().getOut());
        Logs.to(options.data());
        var folder = out == null ? Path.of("pack-" + asAt) : out;
        Instance.with(options, progress, client -> write(client, folder, progress));
    }

    private Path write(Client client, Path folder, Progress progress) {
        var location = client.post(
                Service.EVIDENCE,
                "/api/v1/packs",
                "application/json",
                BodyPublishers.ofString("{\"asAt\":\"" + asAt + "\"}"));
        var archive = client.bytes(Service.EVIDENCE, location + "/archive", "application/zip");
        int files = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                save(folder, entry.getName(), zip.readAllBytes());
                files++;
            }
        } catch (IOException e) {
            throw new ClientException("The pack came incomplete; run the command again.", e);
        }
        progress.line(
                "Wrote %d files to %s".formatted(files, folder.toAbsolutePath().normalize()));
        return folder;
    }

    private static void save(Path folder, String name, byte[] bytes) {
        var file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new ClientException("The pack names a file outside its folder; it was not written.");
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new ClientException("The folder " + folder + " cannot be written to.", e);
        }
    }
}
