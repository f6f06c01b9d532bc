package waymark.platform.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Legal dates are days in Europe/London. */
public final class London {

    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private London() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
