package waymark.evidence.measure;

import static waymark.evidence.measure.Filter.Dimension.NEED;
import static waymark.evidence.measure.Filter.Dimension.SETTING;
import static waymark.evidence.measure.Filter.Dimension.SETTING_TYPE;
import static waymark.evidence.measure.Filter.Dimension.WARD;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import waymark.events.FundingPublished.FundingApplied;
import waymark.events.FundingPublished.FundingDecided;
import waymark.events.FundingPublished.FundingPaid;
import waymark.evidence.area.Application;
import waymark.evidence.area.Area;
import waymark.evidence.area.Child;
import waymark.evidence.dossier.Kind;

/** The inclusion fund: what was applied for, how soon it was decided, what was awarded and paid. */
final class FundingMeasures {

    private static final Row AWARDED = new Row("awarded", "Awarded");
    private static final Row DECLINED = new Row("declined", "Declined");
    private static final Row UNDECIDED = new Row("undecided", "Not decided yet");
    private static final Row REQUESTED = new Row("requested", "Applied for in the period");
    private static final Row PAID = new Row("paid", "Paid in the period");
    private static final Set<Filter.Dimension> FILTERS = Set.of(WARD, SETTING_TYPE, NEED, SETTING);
    private static final String REGULATION =
            "Early years entitlements: local authority operational guide (inclusion fund)";

    private FundingMeasures() {}

    static List<Entry> all() {
        return List.of(applications(), decisionDays(), amounts());
    }

    private static Entry applications() {
        var measure = new Measure(
                "inclusion-fund-applications",
                "Inclusion fund applications",
                Question.RIGHT_HELP,
                Unit.COUNT,
                Polarity.NEITHER,
                Kind.APPLICATION,
                "Applications to the inclusion fund made in the period, by what was decided by the as-at date.",
                "Applications made in the period",
                "Not divided",
                "None",
                Types.of(FundingApplied.class, FundingDecided.class),
                "A child may have more than one application.",
                REGULATION,
                FILTERS);
        return Entry.of(
                measure,
                "{value} applications were made to the inclusion fund.",
                new Counting<>(
                        "All applications",
                        Area::applications,
                        area -> List.of(AWARDED, DECLINED, UNDECIDED),
                        true,
                        FundingMeasures::applied));
    }

    private static void applied(Application application, Asked asked) {
        if (application
                        .applied(asked.asAt())
                        .map(FundingApplied::effective)
                        .filter(asked::inPeriod)
                        .isPresent()
                && admitted(application, asked)) {
            var row = application
                    .decided(asked.asAt())
                    .map(it -> it.awarded() ? AWARDED : DECLINED)
                    .orElse(UNDECIDED);
            asked.count(row.code(), application.applicationId(), true);
        }
    }

    private static Entry decisionDays() {
        var measure = new Measure(
                "inclusion-fund-decision-days",
                "Days to an inclusion fund decision",
                Question.RIGHT_HELP,
                Unit.DAYS,
                Polarity.LOWER_IS_BETTER,
                Kind.APPLICATION,
                "Median of the days from application to the panel's decision, for decisions made in the period.",
                "Median of the days from application to decision",
                "Not divided",
                "Applications not decided yet",
                Types.of(FundingApplied.class, FundingDecided.class),
                "The median says nothing about the slowest; applications still waiting are not in it.",
                REGULATION,
                FILTERS);
        return Entry.of(
                measure,
                "Half of {numerator} inclusion fund decisions took {value} days or less.",
                new Counting<>(
                        "All decisions",
                        Area::applications,
                        area -> List.of(AWARDED, DECLINED),
                        true,
                        FundingMeasures::decided));
    }

    private static void decided(Application application, Asked asked) {
        var applied = application.applied(asked.asAt());
        var decided = application.decided(asked.asAt()).filter(it -> asked.inPeriod(it.effective()));
        if (applied.isPresent() && decided.isPresent() && admitted(application, asked)) {
            var days = ChronoUnit.DAYS.between(
                    applied.get().effective(), decided.get().effective());
            asked.count(
                    (decided.get().awarded() ? AWARDED : DECLINED).code(),
                    application.applicationId(),
                    BigDecimal.valueOf(days));
        }
    }

    private static Entry amounts() {
        var measure = new Measure(
                "inclusion-fund-amounts",
                "Inclusion fund awarded and paid",
                Question.RIGHT_HELP,
                Unit.POUNDS,
                Polarity.NEITHER,
                Kind.APPLICATION,
                "Pounds awarded by decisions made in the period; beside it what was applied for and what was paid in it.",
                "Sum of amounts awarded in the period",
                "Not divided",
                "None",
                Types.of(FundingApplied.class, FundingDecided.class, FundingPaid.class),
                "The rows are about different applications: an award may be paid in a later period than it was decided.",
                REGULATION,
                FILTERS);
        return Entry.of(
                measure,
                "£{value} was awarded from the inclusion fund, in {numerator} awards.",
                new Counting<>(
                        "Awarded in the period",
                        Area::applications,
                        area -> List.of(REQUESTED, PAID),
                        false,
                        FundingMeasures::money));
    }

    private static void money(Application application, Asked asked) {
        if (!admitted(application, asked)) {
            return;
        }
        var id = application.applicationId();
        var tally = asked.tally();
        application
                .decided(asked.asAt())
                .filter(it -> it.awarded() && asked.inPeriod(it.effective()))
                .ifPresent(it -> tally.headline().add(id, it.amount()));
        application
                .applied(asked.asAt())
                .filter(it -> asked.inPeriod(it.effective()))
                .ifPresent(it -> tally.row(REQUESTED.code()).add(id, it.amountRequested()));
        application
                .paid(asked.period().from(), asked.period().to())
                .ifPresent(amount -> tally.row(PAID.code()).add(id, amount));
    }

    private static boolean admitted(Application application, Asked asked) {
        if (asked.slice().everything()) {
            return true;
        }
        var applied = application.applied(asked.asAt());
        Optional<Child> child = applied.flatMap(it -> asked.area().child(it.childId()));
        return asked.admits(applied.map(FundingApplied::settingId), child.flatMap(it -> it.needOn(asked.asAt())));
    }
}
