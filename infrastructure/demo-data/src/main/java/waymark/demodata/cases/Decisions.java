package waymark.demodata.cases;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import waymark.demodata.chance.Chance;

/**
 * How long decisions whether to assess took: a fixed number within 6 weeks and a fixed number later, dealt out in a
 * shuffled order to those that led to an assessment and those that did not.
 */
final class Decisions {
    static final int LIMIT = 42;

    private static final int LONGEST = 98;
    private static final int AT_THE_LIMIT = 15;

    private final Chance chance;
    private final Deque<Boolean> yes;
    private final Deque<Boolean> no;
    private boolean firstOnTime = true;
    private boolean firstLate = true;

    Decisions(Chance chance, int yes, int no, int onTime) {
        this.chance = chance;
        int proportional = yes + no == 0 ? 0 : (int) Math.round((double) onTime * yes / (yes + no));
        int yesOnTime = Math.clamp(proportional, Math.max(0, onTime - no), Math.min(onTime, yes));
        this.yes = shuffled(yesOnTime, yes - yesOnTime);
        this.no = shuffled(onTime - yesOnTime, no - onTime + yesOnTime);
    }

    int yesLeft() {
        return yes.size();
    }

    int noLeft() {
        return no.size();
    }

    /** Days to the next decision to assess, at most {@code most} where it is a late one. */
    int nextYes(int most) {
        return days(yes.pop(), most);
    }

    int nextNo() {
        return days(no.pop(), LONGEST);
    }

    int nextYes() {
        return nextYes(LONGEST);
    }

    int days(boolean onTime, int most) {
        if (onTime) {
            boolean limit = firstOnTime || chance.percent(AT_THE_LIMIT);
            firstOnTime = false;
            return limit ? LIMIT : chance.between(16, LIMIT);
        }
        boolean limit = firstLate || chance.percent(AT_THE_LIMIT);
        firstLate = false;
        return limit ? LIMIT + 1 : LIMIT + 1 + Math.min(chance.below(most - LIMIT), chance.below(LONGEST - LIMIT));
    }

    /** The decision's date, moved off a weekend without passing the 6 weeks in either direction. */
    static LocalDate date(LocalDate receivedOn, int days) {
        LocalDate day = receivedOn.plusDays(days);
        int step = days <= LIMIT ? -1 : 1;
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(step);
        }
        return day;
    }

    private Deque<Boolean> shuffled(int onTime, int late) {
        List<Boolean> all = new ArrayList<>(Collections.nCopies(onTime, true));
        all.addAll(Collections.nCopies(late, false));
        chance.shuffle(all);
        return new ArrayDeque<>(all);
    }
}
