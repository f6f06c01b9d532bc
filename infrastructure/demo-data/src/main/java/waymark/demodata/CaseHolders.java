package waymark.demodata;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import waymark.demodata.cases.CaseFact;
import waymark.demodata.cases.Course;
import waymark.demodata.cases.RequestOutcome;
import waymark.demodata.chance.Chance;
import waymark.demodata.chance.Weighted;
import waymark.demodata.people.Child;
import waymark.demodata.people.Children;
import waymark.demodata.people.OlderPerson;
import waymark.events.RequestSource;

/**
 * Whose the cases are. About a quarter of England's requests are for children under five, so as many cases belong to
 * children of the headcount, up to a plausible share of those; all others to older persons. Some who were refused in
 * the first year ask again in the second.
 */
final class CaseHolders {
    private static final double YOUNG_SHARE = 25;
    private static final double SHARE_OF_CHILDREN = 6;
    private static final double ASKED_AGAIN = 3;
    private static final int ATTEMPTS = 80;

    private static final Weighted<RequestSource> SOURCES = Weighted.of(
            entry(RequestSource.PARENT, 32),
            entry(RequestSource.SETTING, 54),
            entry(RequestSource.HEALTH, 5),
            entry(RequestSource.SOCIAL_CARE, 2),
            entry(RequestSource.OTHER, 4),
            entry(RequestSource.NOT_STATED, 3));

    private final Children children;
    private final long seed;
    private final BitSet taken = new BitSet();
    private final List<LocalDate> olderPersons = new ArrayList<>();
    private final Deque<CaseFact> refused = new ArrayDeque<>();

    CaseHolders(Children children, long seed) {
        this.children = children;
        this.seed = seed;
    }

    Facts facts(List<Course> courses) {
        double young = Math.min(YOUNG_SHARE, SHARE_OF_CHILDREN * children.count() / courses.size());
        var facts = new ArrayList<CaseFact>(courses.size());
        for (Course course : courses) {
            Chance chance = Chance.of(seed, "holder", facts.size());
            CaseFact fact = new CaseFact(holder(course, young, chance), SOURCES.choose(chance), course);
            if (course.outcome() == RequestOutcome.NOT_ASSESS && fact.childKey().startsWith("P")) {
                refused.add(fact);
            }
            facts.add(fact);
        }
        return new Facts(List.copyOf(facts));
    }

    /** The day the first request for each older person was received, by the person's number. */
    List<LocalDate> olderPersons() {
        return olderPersons;
    }

    int childrenWithCases() {
        return taken.cardinality();
    }

    private String holder(Course course, double young, Chance chance) {
        if (chance.percent(ASKED_AGAIN) && refusedLongBefore(course.receivedOn())) {
            return refused.remove().childKey();
        }
        Child child = chance.percent(young) ? childAttendingOn(course.receivedOn(), chance) : null;
        if (child != null) {
            taken.set(child.index());
            return child.reference();
        }
        olderPersons.add(course.receivedOn());
        return OlderPerson.reference(olderPersons.size() - 1);
    }

    private boolean refusedLongBefore(LocalDate day) {
        CaseFact oldest = refused.peek();
        return oldest != null
                && oldest.decidedOn() != null
                && oldest.decidedOn().plusDays(60).isBefore(day);
    }

    private @Nullable Child childAttendingOn(LocalDate day, Chance chance) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Child child = children.child(chance.below(children.count()));
            boolean settled = child.placements().size() == 1
                    && child.startedOn().plusDays(45).isBefore(day)
                    && child.lastPlacement().covers(day);
            if (settled && !taken.get(child.index())) {
                return child;
            }
        }
        return null;
    }
}
