package waymark.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import waymark.demodata.ImportFile;
import waymark.standalone.Ports;
import waymark.standalone.Service;

/** Talks to a running instance for the benchmarks as the command line would. */
@NullMarked
public final class BenchClient {

    private static final Set<Service> RECORDING =
            EnumSet.of(Service.SETTINGS, Service.JOURNEYS, Service.FUNDING, Service.TRAINING);

    private final Client client;
    private final Importer importer;

    public BenchClient(Path data, int portBase) {
        client = new Client(data, new Ports(portBase), Clock.systemUTC());
        var nowhere = new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
        importer = new Importer(client, new Progress(new PrintWriter(nowhere), false));
    }

    /** One figure of the dashboard, counted from the dossiers. */
    public void figure() {
        var code = client.get(Service.EVIDENCE, "/api/v1/measures")
                .path("results")
                .get(0)
                .path("code")
                .asString();
        client.get(Service.EVIDENCE, "/api/v1/measures/" + code);
    }

    /** Sends, reviews and approves the file as {@code ./waymark import} does. */
    public void bring(ImportFile file) {
        var service = Service.valueOf(file.service().toUpperCase(Locale.ROOT));
        var type = file.path().toString().endsWith(".xml") ? "application/xml" : "text/csv";
        if (importer.bring(file.path(), new FileKinds.Kind(service, file.kind(), type), false)
                .isWanting()) {
            throw new ClientException(file.path() + " was not imported.");
        }
    }

    /** Until everything recorded so far counts in the figures. */
    public void waitUntilShown() {
        importer.waitUntilHeard(Service.EVIDENCE, RECORDING);
    }

    /** Position of the last event of each service that records. */
    public Map<Service, Long> heads() {
        var heads = new EnumMap<Service, Long>(Service.class);
        for (Service service : RECORDING) {
            heads.put(
                    service,
                    client.get(service, "/api/v1/completeness").path("position").asLong());
        }
        return heads;
    }
}
