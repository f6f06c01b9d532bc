package waymark.funding.budget;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.names.StoredTypes;

/** The names under which a budget's events are stored. */
@Configuration(proxyBeanMethods = false)
class BudgetTypes {

    @Bean
    StoredTypes budgetStoredTypes() {
        return StoredTypes.named("funding.budget", Budget.class)
                .and("funding.budget-set", BudgetEvent.BudgetSet.class)
                .and("funding.budget-adjusted", BudgetEvent.BudgetAdjusted.class)
                .and("funding.award-committed", BudgetEvent.AwardCommitted.class)
                .and("funding.award-released", BudgetEvent.AwardReleased.class);
    }
}
