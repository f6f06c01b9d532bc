package waymark.demodata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import waymark.demodata.people.Journeys;
import waymark.demodata.people.Term;
import waymark.demodata.settings.Cluster;
import waymark.demodata.settings.Sencos;
import waymark.demodata.settings.Settings;

/** One of the files, by name, by who takes it and by what writes it. Names sort in the order of import. */
record PlannedFile(String name, String service, String kind, Content content) {

    /** Everything the files are written from. */
    record Parts(
            Settings settings, List<Cluster> clusters, Journeys journeys, Sen2People people, Facts facts, long seed) {}

    @FunctionalInterface
    interface Content {
        void write(Path path, Parts parts) throws IOException;
    }

    static List<PlannedFile> inOrder() {
        var files = new ArrayList<PlannedFile>();
        files.add(new PlannedFile(
                "01-settings.csv", "settings", "settings", (path, all) -> SettingFiles.settings(path, all.settings())));
        files.add(new PlannedFile(
                "02-sencos.csv",
                "settings",
                "sencos",
                (path, all) -> SettingFiles.sencos(path, Sencos.of(all.settings(), all.seed()))));
        files.add(new PlannedFile(
                "03-clusters.csv", "training", "clusters", (path, all) -> SettingFiles.clusters(path, all.clusters())));
        files.add(new PlannedFile(
                "04-budgets.csv", "funding", "budgets", (path, all) -> FundingFiles.budgets(path, all.journeys())));
        Term.counted().forEach(term -> files.add(headcount(term)));
        files.add(new PlannedFile(
                "06-support-cycles.csv",
                "journeys",
                "support-cycles",
                (path, all) -> ChildFiles.supportCycles(path, all.journeys())));
        files.add(sen2(2024));
        files.add(sen2(2025));
        files.add(new PlannedFile(
                "08-awards.csv", "funding", "awards", (path, all) -> FundingFiles.awards(path, all.journeys())));
        files.add(new PlannedFile(
                "09-registers.csv",
                "training",
                "registers",
                (path, all) -> SettingFiles.registers(path, all.clusters())));
        return List.copyOf(files);
    }

    private static PlannedFile headcount(Term term) {
        String name = "05-headcount-" + term.year() + "-" + (term.season().ordinal() + 1) + "-"
                + term.season().word() + ".csv";
        return new PlannedFile(
                name, "journeys", "headcount", (path, all) -> ChildFiles.headcount(path, term, all.journeys()));
    }

    private static PlannedFile sen2(int year) {
        return new PlannedFile(
                "07-sen2-" + year + ".xml",
                "journeys",
                "sen2",
                (path, all) -> new Sen2Return(all.people(), year).write(path, all.facts()));
    }
}
