package waymark.demodata.published;

import java.util.List;
import waymark.demodata.published.PublishedFigures.PlansIssued;
import waymark.demodata.published.PublishedFigures.Requests;

/** The three files of one calendar year, side by side. */
record PublishedYear(int year, DfeTable requests, DfeTable assessments, DfeTable plans) {

    static PublishedYear read(int year) {
        return new PublishedYear(
                year,
                DfeTable.read("ehcp-requests.csv", year),
                DfeTable.read("ehcp-assessments.csv", year),
                DfeTable.read("ehcp-timeliness_20_week.csv", year));
    }

    List<PublishedFigures> complete() {
        return requests.codes().stream()
                .filter(this::isComplete)
                .map(this::figures)
                .toList();
    }

    PublishedFigures figures(String la) {
        if (!requests.codes().contains(la)) {
            throw new NoPublishedFiguresException(("No local authority with the code '%s' has published figures for %d."
                            + " Use a three-digit DfE code, for example 874 for Peterborough, and the year 2023.")
                    .formatted(la, year));
        }
        if (!isComplete(la)) {
            throw new NoPublishedFiguresException(("The figures of %s (%s) for %d were not all published,"
                            + " so nothing can be calibrated on them. Choose another authority, for example 874.")
                    .formatted(requests.text(la, "la_name"), la, year));
        }
        return new PublishedFigures(
                authority(la),
                year,
                requestsOf(la),
                new OnTime(
                        requests.count(la, "request_outcome_six_weeks"),
                        requests.count(la, "request_outcome_over_6_weeks"),
                        requests.percentage(la, "request_outcome_six_weeks_pc")),
                new OnTime(
                        assessments.count(la, "outcome_decision_within_time"),
                        assessments.count(la, "outcome_decision_over_time"),
                        assessments.percentage(la, "outcome_decision_within_time_pc")),
                plansOf(la, "plans_issued_den", "plans_issued_within_20_weeks", "pc_plans_issued_within_20_weeks", ""),
                plansOf(la, "plans_issued_den_ex", "plans_issued_20_weeks_ex", "PC_plans_issued_20_weeks_ex", "_ex"));
    }

    private boolean isComplete(String la) {
        return requests.has(la, "requests_received_in_year", "request_outcome_six_weeks")
                && assessments.has(la, "outcome_decision_within_time", "outcome_decision_over_time")
                && plans.has(la, "plans_issued_den", "plans_issued_den_ex");
    }

    private Authority authority(String la) {
        return new Authority(
                la, requests.text(la, "new_la_code"), requests.text(la, "la_name"), requests.text(la, "region_name"));
    }

    private Requests requestsOf(String la) {
        return new Requests(
                requests.count(la, "requests_received_in_year"),
                requests.count(la, "requests_decided_to_assess"),
                requests.count(la, "requests_decided_not_to_assess"),
                requests.count(la, "requests_decision_not_made"),
                requests.count(la, "requests_withdrawn"));
    }

    private PlansIssued plansOf(String la, String all, String onTime, String percentage, String suffix) {
        int issued = plans.count(la, all);
        int within = plans.count(la, onTime);
        return new PlansIssued(
                issued,
                within,
                plans.count(la, "plans_issued_gt20weeks_ltYear" + suffix),
                plans.count(la, "plans_issued_gt_1_year" + suffix),
                new OnTime(within, issued - within, plans.percentage(la, percentage)));
    }
}
