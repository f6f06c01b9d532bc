package waymark.journeys.support;

import org.jspecify.annotations.Nullable;
import waymark.platform.refusal.Refusal;

/** Why something can't be so in the support of a child. */
sealed interface SupportRefusal extends Refusal {

    record DateInFuture(String field) implements SupportRefusal {
        @Override
        public String code() {
            return "support/date-in-future";
        }

        @Override
        public String detail() {
            return "This day has not come yet. Record what has happened on or after its day.";
        }
    }

    record DatesOutOfOrder(String field) implements SupportRefusal {
        @Override
        public String code() {
            return "support/dates-out-of-order";
        }

        @Override
        public String detail() {
            return "A cycle opens, is planned, then reviewed; the review is due after the plan. Check the days.";
        }
    }

    record NotPlanned() implements SupportRefusal {
        @Override
        public String code() {
            return "support/not-planned";
        }

        @Override
        public String detail() {
            return "A cycle is reviewed against its plan. Record the plan first.";
        }
    }

    record AlreadyReviewed() implements SupportRefusal {
        @Override
        public String code() {
            return "support/already-reviewed";
        }

        @Override
        public String detail() {
            return "This cycle has been reviewed. Open the next cycle to plan further support.";
        }
    }

    record OfAnotherChild() implements SupportRefusal {
        @Override
        public String code() {
            return "support/of-another-child";
        }

        @Override
        public String detail() {
            return "This belongs to another child, setting or day. Check the references.";
        }

        @Override
        public @Nullable String field() {
            return null;
        }
    }
}
