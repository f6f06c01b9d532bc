package waymark.bench.process;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Curve;
import waymark.bench.frame.Findings;
import waymark.bench.frame.Measure;
import waymark.bench.frame.Options;
import waymark.bench.frame.Outcome;
import waymark.bench.frame.Timed;
import waymark.bench.frame.Trial;
import waymark.bench.log.RawInserts;
import waymark.bench.work.Scratch;
import waymark.demodata.DemoAuthority;
import waymark.demodata.ImportFile;

/**
 * An authority's files, sent, checked, approved and counted. The limit reads the same files to their end and stores as
 * many events as the import did, one after the other: what no import can do without.
 */
public final class Import implements Benchmark {

    private static final double LIMIT_SHARE = 0.5;
    /** As many rows as are committed side by side. */
    private static final int LANES = 32;

    private static final int EVENTS_PER_UNIT = 3;

    private long events = 1;
    private long resident;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String number() {
        return "B12";
    }

    @Override
    public String title() {
        return "an authority's CSV and SEN2 files, validated, reviewed, committed and in the figures";
    }

    @Override
    public Findings run(Options options) throws Exception {
        var findings = new Findings();
        var curve = new Curve("Import: rows per second over children", "children", "rows/s");
        for (int children : options.pick(List.of(100), List.of(500, 2_000), List.of(2_000, 20_000))) {
            Outcome outcome = run(options, children);
            findings.add(outcome);
            curve.add(outcome, children);
            var row = new LinkedHashMap<String, Object>();
            row.put("children", children);
            row.put("events", events);
            row.put("resident MB", resident);
            findings.count(row);
        }
        return findings.add(curve)
                .note("Rows are records of CSV files and persons of the SEN2 return.")
                .note("Row-by-row calls of the services, the peer, are not measured yet.");
    }

    private Outcome run(Options options, int children) throws Exception {
        try (var scratch = Scratch.open(options)) {
            var directory = scratch.directory().resolve("files");
            DemoAuthority.of(DemoAuthority.DEFAULT_LA, children, DemoAuthority.DEFAULT_SEED)
                    .write(directory);
            var files = DemoAuthority.files(directory);
            long rows = 0;
            for (ImportFile file : files) {
                rows += parse(file.path());
            }
            long all = rows;
            var subject = Contender.of("Waymark's import", () -> bring(options, files, all));
            var limit = Contender.of("limit: parse and raw inserts", () -> limit(scratch, files, all));
            return options.longRounds()
                    .run(new Trial(
                            "children=" + children,
                            "rows",
                            Measure.RATE,
                            subject,
                            limit,
                            List.of(),
                            Map.of(limit.name(), LIMIT_SHARE)));
        }
    }

    private Timed bring(Options options, List<ImportFile> files, long rows) throws Exception {
        try (var instance = Instance.fresh(options);
                var launched = instance.launch()) {
            var client = instance.awaitAll(launched);
            long start = System.nanoTime();
            files.forEach(client::bring);
            client.waitUntilShown();
            client.figure();
            var timed = Timed.of(rows, System.nanoTime() - start);
            events = client.heads().values().stream().mapToLong(Long::longValue).sum();
            resident = launched.residentMb();
            return timed;
        }
    }

    private Timed limit(Scratch scratch, List<ImportFile> files, long rows) throws IOException, XMLStreamException {
        long start = System.nanoTime();
        for (ImportFile file : files) {
            parse(file.path());
        }
        long parsing = System.nanoTime() - start;
        var database = scratch.database("raw");
        database.drop();
        int units = (int) Math.max(LANES, events / EVENTS_PER_UNIT);
        var inserted = new RawInserts(database, LANES, units, LANES).round();
        return Timed.of(rows, parsing + inserted.nanos());
    }

    private static long parse(Path file) throws IOException, XMLStreamException {
        return file.toString().endsWith(".xml") ? persons(file) : records(file);
    }

    private static long records(Path file) throws IOException {
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
            return records.stream().count() - 1;
        }
    }

    private static long persons(Path file) throws IOException, XMLStreamException {
        long persons = 0;
        try (var in = Files.newInputStream(file)) {
            XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equalsIgnoreCase("person")) {
                    persons++;
                }
            }
        }
        return persons;
    }
}
