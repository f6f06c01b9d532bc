package waymark.journeys.child;

import org.jspecify.annotations.Nullable;

/** A place at a setting with its funded hours a week; {@link #NOWHERE} after the last day of one. */
public record Place(@Nullable String settingId, int fundedHours) {

    static final Place NOWHERE = new Place(null, 0);

    public static final int MOST_HOURS = 30;

    public Place {
        if (fundedHours < 0 || fundedHours > MOST_HOURS) {
            throw new IllegalArgumentException("Funded hours are 0 to " + MOST_HOURS + " a week.");
        }
    }

    boolean isAt(String setting) {
        return setting.equals(settingId);
    }
}
