package waymark.funding.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import waymark.events.FundingPublished;
import waymark.funding.budget.BudgetEvent.AwardCommitted;
import waymark.funding.budget.BudgetEvent.AwardReleased;
import waymark.funding.budget.BudgetEvent.BudgetAdjusted;
import waymark.funding.budget.BudgetEvent.BudgetSet;
import waymark.platform.publish.Origin;

class BudgetPublisherTest {

    private static final Origin ORIGIN = new Origin("874", Instant.parse("2026-11-23T09:00:00Z"), 17, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final BigDecimal AMOUNT = new BigDecimal("1000.00");

    private final BudgetPublisher publisher = new BudgetPublisher();

    @Test
    void a_budget_and_its_adjustments_are_published_as_the_amount_that_now_holds() {
        var expected = new FundingPublished.BudgetSet("b", "874", 2026, AMOUNT, DAY);
        assertThat(publisher.publish(new BudgetSet("b", "874", 2026, AMOUNT, DAY), ORIGIN))
                .contains(expected);
        assertThat(publisher.publish(new BudgetAdjusted("b", 2026, AMOUNT, DAY), ORIGIN))
                .contains(expected);
    }

    @Test
    void what_is_laid_aside_stays_here() {
        assertThat(publisher.publish(new AwardCommitted("b", "a", 1, AMOUNT, AMOUNT, DAY), ORIGIN))
                .isEmpty();
        assertThat(publisher.publish(new AwardReleased("b", "a", AMOUNT, DAY), ORIGIN))
                .isEmpty();
    }
}
