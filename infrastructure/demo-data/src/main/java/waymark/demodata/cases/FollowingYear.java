package waymark.demodata.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import waymark.demodata.chance.Chance;
import waymark.demodata.published.OnTime;
import waymark.demodata.published.PublishedFigures.PlansIssued;

/**
 * The year after the calibrated one. DfE's files hold no authority's figures for it, so the authority's own are carried
 * on with England's change: 154,489 requests after 138,242, plans in 20 weeks 45.9 per cent after 49.1. Cases open at
 * the beginning of the year come to their end in it.
 */
final class FollowingYear {
    private static final double GROWTH = 154_489.0 / 138_242.0;
    private static final double TWENTY_WEEKS_CHANGE = 45.9 / 49.1;

    private final Calibration before;
    private final LocalDate first;
    private final LocalDate last;
    private final Chance chance;
    private final double shareToAssess;
    private final double shareWithPlan;
    private final double sharePlanOnTime;
    private final double shareExcepted;

    FollowingYear(Calibration before, long seed) {
        this.before = before;
        int year = before.figures().year() + 1;
        this.first = LocalDate.of(year, 1, 1);
        this.last = LocalDate.of(year, 12, 31);
        this.chance = Chance.of(seed, "following year", 0);
        PlansIssued plans = before.figures().plans();
        OnTime noPlan = before.figures().sixteenWeeks();
        this.shareToAssess = share(before.yes(), before.yes() + before.no());
        this.shareWithPlan = share(plans.issued(), plans.issued() + noPlan.total());
        this.sharePlanOnTime = share(plans.withinTwentyWeeks(), plans.issued()) * TWENTY_WEEKS_CHANGE;
        this.shareExcepted =
                share(plans.issued() - before.figures().plansWithoutExceptions().issued(), plans.issued());
    }

    /** The course of a case that was open when the year began, a year later; any other as it was. */
    Course continued(Course course) {
        if (!course.isOpen()) {
            return course;
        }
        Course decided = course.outcome() == RequestOutcome.AWAITING ? decided(course) : course;
        return decided.outcome() == RequestOutcome.ASSESS ? ended(decided) : decided;
    }

    List<Course> received() {
        var sixWeeks = before.figures().sixWeeks();
        var courses = new ArrayList<Course>();
        int within = grown(sixWeeks.within());
        int decided = grown(sixWeeks.total());
        int yes = (int) Math.round(decided * shareToAssess / 100);
        var decisions = new Decisions(chance, yes, decided - yes, within);
        while (decisions.yesLeft() > 0) {
            courses.add(ended(decidedAfter(decisions.nextYes(), true)));
        }
        while (decisions.noLeft() > 0) {
            courses.add(decidedAfter(decisions.nextNo(), false));
        }
        for (int i = 0; i < grown(before.awaiting()); i++) {
            courses.add(Course.awaiting(chance.workingDay(last.minusDays(41), last)));
        }
        for (int i = 0; i < grown(before.withdrawn()); i++) {
            courses.add(Course.withdrawn(chance.workingDay(first, last)));
        }
        return courses;
    }

    private Course decidedAfter(int days, boolean toAssess) {
        LocalDate received = chance.startOf(first, last.minusDays(days), days);
        return Course.decided(received, toAssess, received.plusDays(days));
    }

    /** After the return about the year before was made, so that it stands in that one as undecided. */
    private Course decided(Course course) {
        LocalDate earliest = latest(first.plusDays(19), course.receivedOn().plusDays(20));
        return Course.decided(
                course.receivedOn(), chance.percent(shareToAssess), chance.workingDay(earliest, earliest.plusDays(45)));
    }

    private Course ended(Course course) {
        LocalDate decidedOn = course.decidedOn() == null ? course.receivedOn() : course.decidedOn();
        LocalDate earliest = latest(first.plusDays(1), decidedOn.plusDays(20));
        Band band = band(course.receivedOn(), earliest);
        int soonest = (int) (earliest.toEpochDay() - course.receivedOn().toEpochDay());
        int days = Math.max(band.days(chance, false), soonest);
        LocalDate end = Decisions.date(course.receivedOn(), Math.min(days, Math.max(band.most(), soonest)));
        boolean excepted = band.isPlan() && chance.percent(shareExcepted);
        return end.isAfter(last) ? course : course.ended(band, end, excepted);
    }

    private Band band(LocalDate receivedOn, LocalDate earliest) {
        boolean plan = chance.percent(shareWithPlan);
        Band onTime = plan ? Band.PLAN_ON_TIME : Band.NO_PLAN_ON_TIME;
        boolean possible = !earliest.isAfter(receivedOn.plusDays(onTime.most()));
        if (possible && chance.percent(sharePlanOnTime)) {
            return onTime;
        }
        return plan ? Band.PLAN_LATE : Band.NO_PLAN_LATE;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static int grown(int count) {
        return (int) Math.round(count * GROWTH);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
