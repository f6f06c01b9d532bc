package waymark.funding.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How much of a year's fund is there, laid aside, and left. {@code asOf} is the day its last change took effect;
 * {@code version} the number of the last event it shows.
 */
@Document("budget-position")
record BudgetPosition(
        @Id String id,
        String la,
        int financialYear,
        BigDecimal amount,
        BigDecimal committed,
        LocalDate asOf,
        long version) {

    BigDecimal left() {
        return amount.subtract(committed);
    }

    BudgetPosition adjusted(BigDecimal to, LocalDate on, long sequence) {
        return new BudgetPosition(id, la, financialYear, to, committed, on, sequence);
    }

    BudgetPosition committed(BigDecimal total, LocalDate on, long sequence) {
        return new BudgetPosition(id, la, financialYear, amount, total, on, sequence);
    }
}
