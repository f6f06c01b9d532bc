package waymark.demodata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import waymark.demodata.people.FundingApplication;
import waymark.demodata.people.Journey;
import waymark.demodata.people.Journeys;

/** The inclusion fund's files: budgets that hold every award with something to spare, and the applications. */
final class FundingFiles {
    private static final int SPARE_PERCENT = 115;
    private static final int ROUNDED_TO = 1_000;
    private static final int LEAST = 10_000;

    private FundingFiles() {}

    static void budgets(Path path, Journeys journeys) throws IOException {
        Map<Integer, Integer> awarded = new TreeMap<>(Map.of(2022, 0, 2023, 0, 2024, 0));
        for (Iterator<Journey> all = journeys.stream().iterator(); all.hasNext(); ) {
            for (FundingApplication application : all.next().applications()) {
                if (application.panelOn() != null) {
                    awarded.merge(
                            FundingApplication.financialYear(application.panelOn()),
                            application.amount(),
                            Integer::sum);
                }
            }
        }
        try (var csv = new CsvFile(path, "financial_year,amount")) {
            awarded.forEach((year, amount) -> csv.row(year, budget(amount) + ".00"));
        }
    }

    static void awards(Path path, Journeys journeys) throws IOException {
        String header = "application_reference,child_reference,setting_reference,applied_on,amount_requested,"
                + "recommended,panel_on,outcome,amount_awarded,paid_on";
        try (var csv = new CsvFile(path, header)) {
            for (Iterator<Journey> all = journeys.stream().iterator(); all.hasNext(); ) {
                Journey journey = all.next();
                for (FundingApplication application : journey.applications()) {
                    award(csv, journey, application);
                }
            }
        }
    }

    private static void award(CsvFile csv, Journey journey, FundingApplication application) {
        boolean decided = application.panelOn() != null;
        csv.row(
                application.reference(),
                journey.child().reference(),
                application.setting().reference(),
                application.appliedOn(),
                application.requested() + ".00",
                application.recommended(),
                application.panelOn(),
                decided ? (application.awarded() ? "AWARDED" : "DECLINED") : null,
                application.awarded() ? application.amount() + ".00" : null,
                application.paidOn());
    }

    private static int budget(int awarded) {
        int needed = Math.max(LEAST, Math.ceilDiv(awarded * SPARE_PERCENT, 100));
        return Math.ceilDiv(needed, ROUNDED_TO) * ROUNDED_TO;
    }
}
