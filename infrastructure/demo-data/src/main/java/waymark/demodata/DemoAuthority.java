package waymark.demodata;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import waymark.demodata.cases.Calibration;
import waymark.demodata.cases.CasesOfTwoYears;
import waymark.demodata.people.Children;
import waymark.demodata.people.Journeys;
import waymark.demodata.published.PublishedFigures;
import waymark.demodata.settings.Clusters;
import waymark.demodata.settings.Settings;

/**
 * A synthetic authority over two years, January 2023 to December 2024: settings, SENCOs, clusters, children, support
 * cycles, EHC needs assessments and an inclusion fund. Nothing in it is about anybody, but its requests, decisions and
 * plans of 2023 are as many, and as timely, as DfE published for the authority it stands for. The same authority,
 * number of children and seed always give the same files.
 */
public final class DemoAuthority {
    public static final String DEFAULT_LA = "874";
    public static final int DEFAULT_CHILDREN = 2_000;
    public static final long DEFAULT_SEED = 42;

    /** The calendar year whose published figures are given back. */
    public static final int CALIBRATED_YEAR = 2023;

    static final int FEWEST_CHILDREN = 100;

    /** An authority can allocate so many unique pupil numbers under the school numbers kept for that. */
    static final int MOST_CHILDREN = 50_000;

    private final PublishedFigures figures;
    private final long seed;
    private final Settings settings;
    private final Children children;
    private final CaseHolders holders;
    private final Facts facts;
    private final List<String> notes;

    private DemoAuthority(PublishedFigures figures, int asked, long seed) {
        int count = Math.max(asked, FEWEST_CHILDREN);
        this.figures = figures;
        this.seed = seed;
        this.settings = Settings.of(count, seed);
        this.children = new Children(figures.authority().la(), count, settings, seed);
        this.holders = new CaseHolders(children, seed);
        this.facts = holders.facts(CasesOfTwoYears.courses(figures, seed));
        this.notes = notes(asked);
    }

    /** Refuses an authority without published figures, and a number of children that cannot be had, saying why. */
    public static DemoAuthority of(String la, int children, long seed) {
        if (children < 1 || children > MOST_CHILDREN) {
            throw new IllegalArgumentException(String.format(
                    Locale.UK, "The number of children must be from 1 to %,d; 2,000 is usual.", MOST_CHILDREN));
        }
        return new DemoAuthority(PublishedFigures.of(la, CALIBRATED_YEAR), children, seed);
    }

    public PublishedFigures figures() {
        return figures;
    }

    /** Children in the headcounts; more than asked for where that was too few. */
    public int children() {
        return children.count();
    }

    public Facts facts() {
        return facts;
    }

    /** What a reader of the files should know, for example where the published counts contradict each other. */
    public List<String> notes() {
        return notes;
    }

    /** Writes every file, and a README, into the directory, which is made if need be; replaces files of an earlier run. */
    public Path write(Path directory) {
        try {
            Files.createDirectories(directory);
            var journeys = new Journeys(children, facts.byChild(), seed);
            var clusters = Clusters.of(settings, seed);
            var people = new Sen2People(figures.authority().la(), children, journeys, holders.olderPersons(), seed);
            var parts = new PlannedFile.Parts(settings, clusters, journeys, people, facts, seed);
            for (PlannedFile file : PlannedFile.inOrder()) {
                file.content().write(directory.resolve(file.name()), parts);
            }
            Files.writeString(directory.resolve("README.txt"), Readme.of(this, seed));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files in the order in which they can be imported. */
    public static List<ImportFile> files(Path directory) {
        return PlannedFile.inOrder().stream()
                .map(file -> new ImportFile(file.service(), file.kind(), directory.resolve(file.name())))
                .toList();
    }

    /** The reference of the setting most children attend in the last headcount, for somebody made up to work there. */
    public static String busiestSetting(Path directory) {
        var headcounts = files(directory).stream()
                .filter(file -> file.kind().equals("headcount"))
                .map(ImportFile::path)
                .toList();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(headcounts.getLast())) {
            return rows.stream()
                    .collect(Collectors.groupingBy(row -> row.getField("setting_reference"), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow()
                    .getKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> notes(int asked) {
        var all = new ArrayList<String>();
        if (asked < children.count()) {
            all.add(String.format(
                    Locale.UK, "%d children are too few for a demonstration: there are %d.", asked, children.count()));
        }
        long persons =
                facts.cases().stream().map(fact -> fact.childKey()).distinct().count();
        all.add(String.format(
                Locale.UK,
                "SEN2 covers everyone up to 25: of %,d persons in the returns, %,d are children of the headcounts.",
                persons,
                holders.childrenWithCases()));
        all.addAll(Calibration.of(figures).adjustments());
        return List.copyOf(all);
    }
}
