package waymark.demodata.cases;

import waymark.demodata.chance.Chance;

/**
 * How long a case took from the request to its end, in days. The last day that is still in time and the first that is
 * not are drawn often, so that a clock that is a day out gives other figures.
 */
enum Band {
    PLAN_ON_TIME(84, 140, true),
    PLAN_LATE(141, 364, false),
    /** For plans whose length DfE's file does not give: neither less than a year nor more. */
    PLAN_AT_A_YEAR(365, 365, false),
    PLAN_OVER_A_YEAR(366, 560, false),
    NO_PLAN_ON_TIME(70, 112, true),
    NO_PLAN_LATE(113, 250, false);

    private static final int AT_THE_LIMIT = 15;

    private final int least;
    private final int most;
    private final boolean onTime;

    Band(int least, int most, boolean onTime) {
        this.least = least;
        this.most = most;
        this.onTime = onTime;
    }

    boolean isPlan() {
        return this != NO_PLAN_ON_TIME && this != NO_PLAN_LATE;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** The day next to the limit for the first case of a band and for many others; the rest cluster near it. */
    int days(Chance chance, boolean first) {
        int nearest = onTime ? most : least;
        if (first || chance.percent(AT_THE_LIMIT)) {
            return nearest;
        }
        int range = most - least + 1;
        int away = Math.min(chance.below(range), chance.below(range));
        return onTime ? nearest - away : nearest + away;
    }
}
