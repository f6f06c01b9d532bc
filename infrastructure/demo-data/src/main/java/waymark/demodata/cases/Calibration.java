package waymark.demodata.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import waymark.demodata.published.PublishedFigures;

/**
 * The published counts as a set of cases that can exist. A request counts towards the 6 weeks when it was received and
 * decided in the year, so where the file counts more of those than decisions, requests said to be undecided (then
 * withdrawn ones, then additional ones) are taken as decided; where it counts fewer, the rest were decided in the first
 * days of the next January, before the return was made.
 *
 * @param yes decided to assess within the year
 * @param no decided not to assess within the year
 * @param yesInJanuary received in the year, decided to assess in the next January
 * @param noInJanuary the same, decided not to assess
 */
public record Calibration(
        PublishedFigures figures,
        int yes,
        int no,
        int yesInJanuary,
        int noInJanuary,
        int awaiting,
        int withdrawn,
        List<String> adjustments) {

    public static Calibration of(PublishedFigures figures) {
        var requests = figures.requests();
        int published = requests.decidedToAssess() + requests.decidedNotToAssess();
        int inYear = figures.sixWeeks().total();
        int missing = Math.max(0, inYear - published);
        int january = Math.max(0, published - inYear);
        int fromAwaiting = Math.min(missing, requests.decisionNotMade());
        int fromWithdrawn = Math.min(missing - fromAwaiting, requests.withdrawn());
        int yes = share(inYear, requests.decidedToAssess(), published);
        int yesInJanuary = january == 0 ? 0 : Math.min(january, Math.max(0, requests.decidedToAssess() - yes));
        return new Calibration(
                figures,
                january == 0 ? yes : requests.decidedToAssess() - yesInJanuary,
                january == 0 ? inYear - yes : requests.decidedNotToAssess() - (january - yesInJanuary),
                yesInJanuary,
                january - yesInJanuary,
                requests.decisionNotMade() - fromAwaiting,
                requests.withdrawn() - fromWithdrawn,
                adjustments(figures, missing, fromAwaiting, fromWithdrawn));
    }

    /** Requests received in the year; more than published only where the clocks alone count more. */
    public int received() {
        return yes + no + yesInJanuary + noInJanuary + awaiting + withdrawn;
    }

    private static int share(int of, int part, int whole) {
        return whole == 0 ? 0 : (int) Math.round((double) of * part / whole);
    }

    private static List<String> adjustments(
            PublishedFigures figures, int missing, int fromAwaiting, int fromWithdrawn) {
        var adjustments = new ArrayList<String>();
        if (missing > 0) {
            adjustments.add(String.format(
                    Locale.UK,
                    "The published 6-week counts hold %d more decisions than the published decisions; they are made of"
                            + " %d requests published as undecided, %d published as withdrawn and %d additional ones.",
                    missing,
                    fromAwaiting,
                    fromWithdrawn,
                    missing - fromAwaiting - fromWithdrawn));
        }
        if (figures.plans().lengthNotGiven() > 0) {
            adjustments.add(String.format(
                    Locale.UK,
                    "The published figures do not say how long %d of %d plans took; they are dated a year after the"
                            + " request.",
                    figures.plans().lengthNotGiven(),
                    figures.plans().issued()));
        }
        if (!figures.sixWeeks().agrees()) {
            adjustments.add(String.format(
                    Locale.UK,
                    "The published 6-week percentage (%s) is not the one its own counts give (%s); the counts are met.",
                    figures.sixWeeks().publishedPercentage(),
                    figures.sixWeeks().ownPercentage()));
        }
        return List.copyOf(adjustments);
    }
}
