package waymark.demodata.people;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import waymark.demodata.chance.Chance;
import waymark.demodata.chance.Weighted;
import waymark.demodata.settings.Setting;
import waymark.events.ReviewOutcome;

/** One child's cycles, each begun after the one before was reviewed: about three in five in time, with the parents. */
final class SupportCycles {
    private static final int MOST = 6;
    private static final int SHORTEST = 25;

    private static final List<String> VIEWS = List.of(
            "Synthetic view: we would like more time for talking and listening games, at home and here.",
            "Synthetic view: mornings go well, changes of room are hard.",
            "Synthetic view: the pictures help and we use the same ones at home.",
            "Synthetic view: we would like to know what happens next, and who will tell us.",
            "Synthetic view: meal times have become easier since the last plan.",
            "Synthetic view: we are happy with the small group, thank you.");

    private static final Weighted<ReviewOutcome> OUTCOMES = Weighted.of(
            entry(ReviewOutcome.CONTINUE, 68), entry(ReviewOutcome.NEEDS_MET, 14), entry(ReviewOutcome.REFER, 18));
    private static final Weighted<ReviewOutcome> OUTCOMES_WITH_REQUEST =
            Weighted.of(entry(ReviewOutcome.CONTINUE, 70), entry(ReviewOutcome.REFER, 30));

    private final Setting setting;
    private final LocalDate last;
    private final @Nullable LocalDate request;
    private final Chance chance;
    private final List<SupportCycle> cycles = new ArrayList<>();

    private SupportCycles(Setting setting, LocalDate last, @Nullable LocalDate request, Chance chance) {
        this.setting = setting;
        this.last = last;
        this.request = request;
        this.chance = chance;
    }

    static List<SupportCycle> of(
            Child child, LocalDate from, LocalDate last, @Nullable LocalDate request, Chance chance) {
        var cycles = new SupportCycles(child.lastPlacement().setting(), last, request, chance);
        cycles.begin(from);
        return List.copyOf(cycles.cycles);
    }

    private void begin(LocalDate from) {
        LocalDate opened = from;
        while (cycles.size() < MOST && !opened.plusDays(SHORTEST).isAfter(last)) {
            SupportCycle cycle = cycle(opened);
            cycles.add(cycle);
            if (cycle.reviewedOn() == null || cycle.outcome() == ReviewOutcome.NEEDS_MET) {
                return;
            }
            opened = chance.workingDay(cycle.reviewedOn(), cycle.reviewedOn().plusDays(14));
        }
    }

    private SupportCycle cycle(LocalDate opened) {
        LocalDate planned = chance.workingDay(opened.plusDays(3), opened.plusDays(20));
        LocalDate due = chance.workingDay(planned.plusDays(49), planned.plusDays(91));
        String view = chance.percent(84) ? chance.of(VIEWS) : null;
        LocalDate reviewed = reviewed(due);
        boolean held = reviewed != null && !reviewed.isAfter(last);
        return new SupportCycle(
                cycles.size() + 1,
                setting,
                opened,
                planned,
                view,
                due,
                held ? reviewed : null,
                held && reviewed != null ? outcome(reviewed) : null);
    }

    private @Nullable LocalDate reviewed(LocalDate due) {
        if (chance.percent(80)) {
            return chance.percent(20) ? due : chance.workingDay(due.minusDays(14), due);
        }
        return chance.percent(70) ? chance.workingDay(due.plusDays(1), due.plusDays(40)) : null;
    }

    private ReviewOutcome outcome(LocalDate reviewed) {
        if (request == null) {
            return OUTCOMES.choose(chance);
        }
        long ahead = ChronoUnit.DAYS.between(reviewed, request);
        boolean leadsToRequest = ahead >= 0 && ahead <= 90;
        return leadsToRequest ? ReviewOutcome.REQUEST_ASSESSMENT : OUTCOMES_WITH_REQUEST.choose(chance);
    }
}
