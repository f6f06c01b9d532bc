package waymark.funding.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** What has happened to a year's budget. */
sealed interface BudgetEvent {

    String budgetId();

    @Revision("1")
    record BudgetSet(String budgetId, String la, int financialYear, BigDecimal amount, LocalDate effective)
            implements BudgetEvent {}

    @Revision("1")
    record BudgetAdjusted(String budgetId, int financialYear, BigDecimal amount, LocalDate effective)
            implements BudgetEvent {}

    /** {@code committed} is the total laid aside after this. */
    @Revision("1")
    record AwardCommitted(
            String budgetId, String applicationId, int agreement, BigDecimal amount, BigDecimal committed, LocalDate on)
            implements BudgetEvent {}

    /** {@code committed} is the total laid aside after this. */
    @Revision("1")
    record AwardReleased(String budgetId, String applicationId, BigDecimal committed, LocalDate on)
            implements BudgetEvent {}
}
