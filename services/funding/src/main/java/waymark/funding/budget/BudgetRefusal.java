package waymark.funding.budget;

import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.refusal.Refusal;

/** Why a budget may say no. */
public sealed interface BudgetRefusal extends Refusal {

    record BudgetAlreadySet(FinancialYear year) implements BudgetRefusal {
        @Override
        public String code() {
            return "funding/budget-already-set";
        }

        @Override
        public String detail() {
            return "The budget of " + year + " is set already: adjust it instead.";
        }
    }

    record YearTooFar(FinancialYear last) implements BudgetRefusal {
        @Override
        public String code() {
            return "funding/year-too-far";
        }

        @Override
        public String detail() {
            return "Budgets can be set up to " + last + ": choose that year or an earlier one.";
        }

        @Override
        public String field() {
            return "financialYear";
        }
    }

    record BelowCommitted(Pounds committed) implements BudgetRefusal {
        @Override
        public String code() {
            return "funding/below-committed";
        }

        @Override
        public String detail() {
            return committed + " of this budget is committed to awards: set at least that.";
        }

        @Override
        public String field() {
            return "amount";
        }
    }

    record NoBudget(FinancialYear year) implements BudgetRefusal {
        @Override
        public String code() {
            return "funding/no-budget";
        }

        @Override
        public String detail() {
            return "There is no inclusion fund budget for " + year + ": set it first, then decide again.";
        }
    }

    record BudgetShort(FinancialYear year, Pounds left) implements BudgetRefusal {
        @Override
        public String code() {
            return "funding/budget-short";
        }

        @Override
        public String detail() {
            return "The budget of " + year + " has " + left + " left. The panel's agreement is recorded but no money is"
                    + " committed: agree a lower amount, raise the budget and decide again, or decline.";
        }

        @Override
        public String field() {
            return "amount";
        }
    }

    record AgreementOvertaken() implements BudgetRefusal {
        @Override
        public String code() {
            return "funding/agreement-overtaken";
        }

        @Override
        public String detail() {
            return "A later agreement or decision on this application stands: look at it again.";
        }
    }
}
