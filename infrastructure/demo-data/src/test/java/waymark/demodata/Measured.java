package waymark.demodata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import waymark.demodata.cases.CaseFact;

/** Cases within and over a limit, counted from the definition of the measure and not as the facts were drawn. */
record Measured(int within, int over) {

    static Measured sixWeeks(List<CaseFact> facts) {
        return measure(facts, CaseFact::decidedOn, 42, fact -> fact.receivedOn().getYear() == 2023);
    }

    static Measured measure(
            List<CaseFact> facts, Function<CaseFact, @Nullable LocalDate> stop, int days, Predicate<CaseFact> counted) {
        return measure(facts, stop, days, counted, 2023);
    }

    static Measured measure(
            List<CaseFact> facts,
            Function<CaseFact, @Nullable LocalDate> stop,
            int days,
            Predicate<CaseFact> counted,
            int year) {
        int within = 0;
        int over = 0;
        for (var fact : facts) {
            var stopped = stop.apply(fact);
            if (stopped == null || stopped.getYear() != year || !counted.test(fact)) {
                continue;
            }
            if (stopped.isAfter(fact.receivedOn().plusDays(days))) {
                over++;
            } else {
                within++;
            }
        }
        return new Measured(within, over);
    }

    @Nullable
    BigDecimal percent() {
        return within + over == 0
                ? null
                : BigDecimal.valueOf(within * 100L).divide(BigDecimal.valueOf(within + over), 1, RoundingMode.HALF_UP);
    }
}
