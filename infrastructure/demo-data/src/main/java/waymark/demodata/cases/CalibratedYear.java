package waymark.demodata.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import waymark.demodata.chance.Chance;
import waymark.demodata.published.PublishedFigures.PlansIssued;

/**
 * The cases of the calibrated year. Plans and refusals of plans come first, as they fix when their request was received:
 * where that was in the year they use one of its decisions to assess, and where those run short the request came in
 * the year before. What is left are decisions not to assess, assessments still going on, and requests that were not
 * decided.
 */
final class CalibratedYear {
    /** Of a year's decisions to assess, at most so many lead to an end in the same year. */
    private static final double CONCLUDED_IN_THE_YEAR = 0.65;

    private final Calibration target;
    private final LocalDate first;
    private final LocalDate last;
    private final Chance chance;
    private final Decisions decisions;
    private final double shareOnTime;
    private final List<Course> courses = new ArrayList<>();

    private record Ending(Band band, int days, boolean excepted) {}

    CalibratedYear(Calibration target, long seed) {
        this.target = target;
        this.first = LocalDate.of(target.figures().year(), 1, 1);
        this.last = LocalDate.of(target.figures().year(), 12, 31);
        this.chance = Chance.of(seed, "calibrated year", 0);
        var sixWeeks = target.figures().sixWeeks();
        this.decisions = new Decisions(chance, target.yes(), target.no(), sixWeeks.within());
        this.shareOnTime = sixWeeks.total() == 0 ? 80 : 100.0 * sixWeeks.within() / sixWeeks.total();
    }

    List<Course> courses() {
        concluded();
        notToAssess();
        beingAssessed();
        decidedInJanuary();
        undecided();
        refusedFromTheYearBefore();
        return courses;
    }

    private void concluded() {
        int kept = (int) Math.round(decisions.yesLeft() * (1 - CONCLUDED_IN_THE_YEAR));
        for (Ending ending : endings()) {
            LocalDate from = first.minusDays(ending.days());
            LocalDate to = last.minusDays(ending.days());
            boolean spare = decisions.yesLeft() > kept;
            LocalDate received =
                    chance.startOf(from, spare || to.isBefore(first) ? to : first.minusDays(1), ending.days());
            int mostForDecision = ending.days() - 20;
            int days = received.isBefore(first)
                    ? decisions.days(chance.percent(shareOnTime), mostForDecision)
                    : decisions.nextYes(mostForDecision);
            courses.add(Course.decided(received, true, Decisions.date(received, days))
                    .ended(ending.band(), received.plusDays(ending.days()), ending.excepted()));
        }
    }

    private List<Ending> endings() {
        PlansIssued all = target.figures().plans();
        PlansIssued plain = target.figures().plansWithoutExceptions();
        var sixteen = target.figures().sixteenWeeks();
        var endings = new ArrayList<Ending>();
        Set<Band> begun = EnumSet.noneOf(Band.class);
        add(endings, begun, Band.PLAN_ON_TIME, all.withinTwentyWeeks(), plain.withinTwentyWeeks());
        add(endings, begun, Band.PLAN_LATE, all.laterWithinAYear(), plain.laterWithinAYear());
        add(endings, begun, Band.PLAN_AT_A_YEAR, all.lengthNotGiven(), plain.lengthNotGiven());
        add(endings, begun, Band.PLAN_OVER_A_YEAR, all.overAYear(), plain.overAYear());
        add(endings, begun, Band.NO_PLAN_ON_TIME, sixteen.within(), sixteen.within());
        add(endings, begun, Band.NO_PLAN_LATE, sixteen.over(), sixteen.over());
        chance.shuffle(endings);
        return endings;
    }

    private void add(List<Ending> endings, Set<Band> begun, Band band, int count, int withoutException) {
        for (int i = 0; i < count; i++) {
            endings.add(new Ending(band, band.days(chance, begun.add(band)), i >= withoutException));
        }
    }

    private void notToAssess() {
        while (decisions.noLeft() > 0) {
            int days = decisions.nextNo();
            courses.add(decided(first, days, false));
        }
    }

    private void beingAssessed() {
        while (decisions.yesLeft() > 0) {
            courses.add(decided(LocalDate.of(first.getYear(), 5, 15), decisions.nextYes(), true));
        }
    }

    private Course decided(LocalDate from, int days, boolean toAssess) {
        LocalDate received = chance.startOf(from, last.minusDays(days), days);
        return Course.decided(received, toAssess, received.plusDays(days));
    }

    private void decidedInJanuary() {
        for (int i = 0; i < target.yesInJanuary() + target.noInJanuary(); i++) {
            LocalDate received = chance.workingDay(last.minusDays(40), last.minusDays(11));
            LocalDate decided = chance.workingDay(last.plusDays(2), last.plusDays(17));
            courses.add(Course.decided(received, i < target.yesInJanuary(), decided));
        }
    }

    private void undecided() {
        for (int i = 0; i < target.awaiting(); i++) {
            boolean recent = chance.percent(80);
            courses.add(Course.awaiting(
                    recent
                            ? chance.workingDay(last.minusDays(41), last)
                            : chance.workingDay(last.minusDays(150), last.minusDays(42))));
        }
        for (int i = 0; i < target.withdrawn(); i++) {
            courses.add(Course.withdrawn(chance.workingDay(first, last)));
        }
    }

    /** Received in the year before and decided in this one: no figure of this year's 6 weeks may count them. */
    private void refusedFromTheYearBefore() {
        int count = Math.max(1, target.received() / 50);
        for (int i = 0; i < count; i++) {
            LocalDate received = chance.workingDay(first.minusDays(40), first.minusDays(3));
            courses.add(Course.decided(received, false, chance.workingDay(first.plusDays(2), first.plusDays(40))));
        }
    }
}
