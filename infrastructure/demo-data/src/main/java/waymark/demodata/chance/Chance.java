package waymark.demodata.chance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;

/**
 * A stream of choices fixed by a seed, a purpose and an index. Each child, setting and case has its own stream, so any
 * of them can be made again at any time without keeping it, and a change to one leaves the others as they were.
 * SplitMix64, written out so that no library can change the files it leads to.
 */
public final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    public static Chance of(long seed, String purpose, long index) {
        return new Chance(mix(mix(seed + GOLDEN) ^ mix(purpose.hashCode() * GOLDEN) ^ mix(index * GOLDEN + 1)));
    }

    /** From 0 to {@code bound - 1}. */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("A choice needs at least one option.");
        }
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** Both ends included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    public boolean percent(double share) {
        return below(100_000) < share * 1000;
    }

    public <T> T of(List<T> options) {
        return options.get(below(options.size()));
    }

    public <T> void shuffle(List<T> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, below(i + 1));
        }
    }

    /** A Monday to Friday in the span, or any day of a span that has none. */
    public LocalDate workingDay(LocalDate from, LocalDate to) {
        return startOf(from, to, 0);
    }

    /**
     * A day in the span that, like the day {@code elapsed} days after it, is a Monday to Friday; any day where the span
     * is too short for that.
     */
    public LocalDate startOf(LocalDate from, LocalDate to, int elapsed) {
        int days = (int) ChronoUnit.DAYS.between(from, to) + 1;
        int first = below(days);
        for (int i = 0; i < Math.min(7, days); i++) {
            LocalDate day = from.plusDays((first + i) % days);
            if (isWorkingDay(day) && isWorkingDay(day.plusDays(elapsed))) {
                return day;
            }
        }
        return from.plusDays(first);
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
