package waymark.funding.application;

import java.time.LocalDate;
import waymark.platform.refusal.Refusal;

/** Why an application may be refused its next step. */
sealed interface FundingRefusal extends Refusal {

    record ApplicationDiffers() implements FundingRefusal {
        @Override
        public String code() {
            return "funding/application-differs";
        }

        @Override
        public String detail() {
            return "What is recorded for this application says otherwise: check the reference, the child, the setting, the day, the"
                    + " amount and the decision against the record.";
        }
    }

    record DateInFuture(String field) implements FundingRefusal {
        @Override
        public String code() {
            return "funding/date-in-future";
        }

        @Override
        public String detail() {
            return "This day has not come yet: record it on the day or later.";
        }
    }

    record OutOfOrder(String field, LocalDate earliest) implements FundingRefusal {
        @Override
        public String code() {
            return "funding/out-of-order";
        }

        @Override
        public String detail() {
            return "This follows a step of " + earliest + ": give that day or a later one.";
        }
    }

    record AlreadyChecked() implements FundingRefusal {
        @Override
        public String code() {
            return "funding/already-checked";
        }

        @Override
        public String detail() {
            return "The inclusion team has made its recommendation already: it is not changed.";
        }
    }

    record NotChecked() implements FundingRefusal {
        @Override
        public String code() {
            return "funding/not-checked";
        }

        @Override
        public String detail() {
            return "The inclusion team has not made its recommendation yet: the panel decides after that.";
        }
    }

    record AlreadyDecided(LocalDate decidedOn) implements FundingRefusal {
        @Override
        public String code() {
            return "funding/already-decided";
        }

        @Override
        public String detail() {
            return "The panel decided on " + decidedOn + " already: a decision is not changed.";
        }
    }

    record AgreementNotCurrent() implements FundingRefusal {
        @Override
        public String code() {
            return "funding/agreement-not-current";
        }

        @Override
        public String detail() {
            return "The panel has decided otherwise since: look at the application again.";
        }
    }

    record NotAwarded() implements FundingRefusal {
        @Override
        public String code() {
            return "funding/not-awarded";
        }

        @Override
        public String detail() {
            return "There is no award to pay: the panel awards first, and the budget must bear it.";
        }
    }

    record AlreadyPaid(LocalDate paidOn) implements FundingRefusal {
        @Override
        public String code() {
            return "funding/already-paid";
        }

        @Override
        public String detail() {
            return "This award was paid on " + paidOn + " already: an award is paid once.";
        }
    }
}
