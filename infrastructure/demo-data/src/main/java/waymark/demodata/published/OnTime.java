package waymark.demodata.published;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A time limit as published: how many met it, how many did not, and the percentage, absent where there were none. */
public record OnTime(int within, int over, @Nullable BigDecimal publishedPercentage) {

    /** {@code within / (within + over)} in per cent, half up to one decimal; absent where there were none. */
    public static @Nullable BigDecimal percentage(int within, int over) {
        if (within + over == 0) {
            return null;
        }
        return BigDecimal.valueOf(within)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf((long) within + over), 1, RoundingMode.HALF_UP);
    }

    public int total() {
        return within + over;
    }

    public @Nullable BigDecimal ownPercentage() {
        return percentage(within, over);
    }

    /** Whether the published percentage is the one its own counts give; 17 authorities' 6-week figures are not. */
    public boolean agrees() {
        BigDecimal own = ownPercentage();
        if (own == null || publishedPercentage == null) {
            return own == null && publishedPercentage == null;
        }
        return own.compareTo(publishedPercentage) == 0;
    }
}
