package waymark.events;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Published by the funding service on {@code waymark.funding.v1}. Money is in pounds with two decimals. */
public sealed interface FundingPublished extends PublishedEvent {

    /** The inclusion fund's budget for a financial year (1 April of {@code financialYear} to 31 March). */
    record BudgetSet(String budgetId, String la, int financialYear, BigDecimal amount, LocalDate effective)
            implements FundingPublished {
        @Override
        public String subject() {
            return budgetId;
        }
    }

    /** A setting applied for the inclusion fund for a child. */
    record FundingApplied(
            String applicationId,
            String la,
            String childId,
            String settingId,
            BigDecimal amountRequested,
            LocalDate effective)
            implements FundingPublished {
        @Override
        public String subject() {
            return applicationId;
        }
    }

    /** The inclusion team checked the application and made its recommendation to the panel. */
    record FundingRecommended(
            String applicationId, String la, boolean recommended, BigDecimal amount, LocalDate effective)
            implements FundingPublished {
        @Override
        public String subject() {
            return applicationId;
        }
    }

    /** The panel decided; {@code amount} is zero where declined. */
    record FundingDecided(String applicationId, String la, boolean awarded, BigDecimal amount, LocalDate effective)
            implements FundingPublished {
        @Override
        public String subject() {
            return applicationId;
        }
    }

    /** Paid to the setting. */
    record FundingPaid(String applicationId, String la, String settingId, BigDecimal amount, LocalDate effective)
            implements FundingPublished {
        @Override
        public String subject() {
            return applicationId;
        }
    }
}
