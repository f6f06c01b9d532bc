package waymark.journeys.plan;

import waymark.platform.refusal.Refusal;

/** Why something can't be so in an EHC case. */
sealed interface PlanRefusal extends Refusal {

    record DateInFuture(String field) implements PlanRefusal {
        @Override
        public String code() {
            return "plan/date-in-future";
        }

        @Override
        public String detail() {
            return "This day has not come yet. Record what has happened on or after its day.";
        }
    }

    record DatesOutOfOrder(String field) implements PlanRefusal {
        @Override
        public String code() {
            return "plan/dates-out-of-order";
        }

        @Override
        public String detail() {
            return "A request is received, decided on, and then a plan is issued or declined. Check the days.";
        }
    }

    record AlreadyDecided() implements PlanRefusal {
        @Override
        public String code() {
            return "plan/already-decided";
        }

        @Override
        public String detail() {
            return "It has been decided whether to assess, and decisions are never rewritten. Check the case.";
        }
    }

    record NotDecided() implements PlanRefusal {
        @Override
        public String code() {
            return "plan/not-decided";
        }

        @Override
        public String detail() {
            return "First record whether the authority will assess.";
        }
    }

    record NotAssessed() implements PlanRefusal {
        @Override
        public String code() {
            return "plan/not-assessed";
        }

        @Override
        public String detail() {
            return "The authority decided not to assess, so there is no plan to issue or decline.";
        }
    }

    record AlreadyClosed() implements PlanRefusal {
        @Override
        public String code() {
            return "plan/already-closed";
        }

        @Override
        public String detail() {
            return "This case has ended: a plan was issued or declined, or the request withdrawn.";
        }
    }

    record ExceptionAlreadyRecorded() implements PlanRefusal {
        @Override
        public String code() {
            return "plan/exception-already-recorded";
        }

        @Override
        public String detail() {
            return "This clock already has a recorded exception.";
        }
    }

    record OfAnotherRequest() implements PlanRefusal {
        @Override
        public String code() {
            return "plan/of-another-request";
        }

        @Override
        public String detail() {
            return "This case is about another child, source or day of receipt. Check the references.";
        }
    }

    record ReturnContradicts() implements PlanRefusal {
        @Override
        public String code() {
            return "plan/return-contradicts";
        }

        @Override
        public String detail() {
            return "The return says otherwise than what is recorded for this request. Correct the one that is wrong.";
        }
    }
}
