package waymark.demodata.published;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What DfE published about one authority for one calendar year: the counts the demonstration authority is built to give
 * back, and the percentages they are compared with. Only 2023 is published for all of these measures in our files.
 */
public record PublishedFigures(
        Authority authority,
        int year,
        Requests requests,
        OnTime sixWeeks,
        OnTime sixteenWeeks,
        PlansIssued plans,
        PlansIssued plansWithoutExceptions) {

    private static final Map<Integer, PublishedYear> YEARS = new ConcurrentHashMap<>();

    /** Requests received in the year, by what had become of them. */
    public record Requests(
            int received, int decidedToAssess, int decidedNotToAssess, int decisionNotMade, int withdrawn) {}

    /**
     * Plans issued in the year. Some files count more plans than their three lengths of time add up to; percentages are
     * of all of them.
     */
    public record PlansIssued(int issued, int withinTwentyWeeks, int laterWithinAYear, int overAYear, OnTime onTime) {

        /** Plans whose length of time the file does not give. */
        public int lengthNotGiven() {
            return issued - withinTwentyWeeks - laterWithinAYear - overAYear;
        }
    }

    /** The figures of one authority, or a clear answer why there are none. */
    public static PublishedFigures of(String la, int year) {
        return year(year).figures(la);
    }

    /** Every authority whose figures for the year are complete, in the order of DfE's file. */
    public static List<PublishedFigures> all(int year) {
        return year(year).complete();
    }

    private static PublishedYear year(int year) {
        return YEARS.computeIfAbsent(year, PublishedYear::read);
    }
}
