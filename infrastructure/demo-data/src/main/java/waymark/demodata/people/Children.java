package waymark.demodata.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import waymark.demodata.chance.Chance;
import waymark.demodata.settings.Setting;
import waymark.demodata.settings.Settings;

/**
 * Every child of the demonstration, made when asked for and kept by nobody. Born from September 2018 to August 2022, so
 * that they are two, three or four at some headcount of the two years.
 */
public final class Children {
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(2018, 9, 1);
    private static final int DAYS_OF_BIRTH = 4 * 365 + 1;

    private final String la;
    private final int count;
    private final Settings settings;
    private final long seed;

    public Children(String la, int count, Settings settings, long seed) {
        this.la = la;
        this.count = count;
        this.settings = settings;
        this.seed = seed;
    }

    public int count() {
        return count;
    }

    public Stream<Child> stream() {
        return IntStream.range(0, count).mapToObj(this::child);
    }

    public Child child(int index) {
        Chance chance = Chance.of(seed, "child", index);
        LocalDate born = FIRST_BIRTHDAY.plusDays(chance.below(DAYS_OF_BIRTH));
        Term start = start(born, chance);
        Term last = lastTerm(born, start, chance);
        List<Placement> placements = placements(start, last, chance);
        return new Child(
                index,
                reference(index),
                person(index, born, start, placements.getLast().setting(), chance),
                placements,
                chance.percent(42),
                chance.percent(12),
                chance.percent(0.5),
                chance.percent(24),
                chance.percent(2));
    }

    static String reference(int index) {
        return String.format(Locale.UK, "C%06d", index + 1);
    }

    private Person person(int index, LocalDate born, Term start, Setting setting, Chance chance) {
        // Only schools allocate a number when a child joins; for others the authority does, when it makes a plan.
        String upn = setting.isSchool() ? Upn.of(la, Upn.SCHOOL, start.year(), index) : null;
        return Person.of("Testchild", index, born, 51, upn, chance);
    }

    /** The number the authority gives a child who has none when it makes a plan. */
    public String upnFromTheAuthority(Child child, int year) {
        return Upn.of(la, Upn.ALLOCATED_BY_THE_AUTHORITY, year, child.index());
    }

    private static Term start(LocalDate born, Chance chance) {
        Term afterTwo = Term.after(born.plusYears(2));
        Term afterThree = Term.after(born.plusYears(3));
        Term start = chance.percent(45) || afterThree.isAfter(Term.LAST) ? afterTwo : afterThree;
        Term later = start.next();
        boolean waits = chance.percent(12)
                && !later.isAfter(Term.LAST)
                && later.begins().isBefore(school(born));
        return waits ? later : start;
    }

    private static LocalDate school(LocalDate born) {
        LocalDate four = born.plusYears(4);
        int year = four.getMonthValue() >= 9 ? four.getYear() + 1 : four.getYear();
        return LocalDate.of(year, 9, 1);
    }

    /** The term the child leaves after; absent if that is not in the two years. */
    private static @Nullable Term lastTerm(LocalDate born, Term start, Chance chance) {
        Term beforeSchool = new Term(school(born).getYear(), Term.Season.SUMMER);
        Term earliest = start.isAfter(Term.FIRST) ? start : Term.FIRST;
        if (chance.percent(5)) {
            Term early = chance.percent(50) ? earliest : earliest.next();
            if (beforeSchool.isAfter(early) && Term.LAST.isAfter(early)) {
                return early;
            }
        }
        return beforeSchool.isAfter(Term.LAST) ? null : beforeSchool;
    }

    private List<Placement> placements(Term start, @Nullable Term last, Chance chance) {
        Setting setting = settings.openOn(start.begins(), start.ends(), chance);
        LocalDate leaves = last == null ? null : last.ends();
        Term move = move(setting, start, last, chance);
        if (move == null) {
            return List.of(new Placement(setting, start.begins(), leaves));
        }
        Setting next = settings.lastingOn(move.begins(), chance);
        if (next.equals(setting)) {
            return List.of(new Placement(setting, start.begins(), leaves));
        }
        return List.of(
                new Placement(setting, start.begins(), move.begins().minusDays(1)),
                new Placement(next, move.begins(), leaves));
    }

    /** The term the child begins elsewhere in: the one its setting closes in, or rarely another one of the two years. */
    private static @Nullable Term move(Setting setting, Term start, @Nullable Term last, Chance chance) {
        Term latest = last == null ? Term.LAST : last;
        boolean wishes = chance.percent(5);
        Term wished = chance.of(Term.counted());
        Term move = null;
        for (Term term : Term.counted()) {
            boolean closing = setting.closedOn() != null && setting.closedOn().isBefore(term.ends());
            if (term.isAfter(start) && !term.isAfter(latest) && (closing || (wishes && term.equals(wished)))) {
                move = term;
                break;
            }
        }
        return move;
    }
}
