package waymark.funding.application;

import java.time.LocalDate;
import waymark.funding.money.Pounds;
import waymark.platform.refusal.Refusal;

/** Why an application may be refused a step. */
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

    record AmountNotPositive() implements FundingRefusal {
        @Override
        public String code() {
            return "funding/amount-not-positive";
        }

        @Override
        public String detail() {
            return "Give an amount of more than £0.00.";
        }

        @Override
        public String field() {
            return "amount";
        }
    }

    record MoreThanRequested(Pounds requested) implements FundingRefusal {
        @Override
        public String code() {
            return "funding/more-than-requested";
        }

        @Override
        public String detail() {
            return requested + " was applied for: give at most that.";
        }

        @Override
        public String field() {
            return "amount";
        }
    }

    record NoSuchBand(String known) implements FundingRefusal {
        @Override
        public String code() {
            return "funding/no-such-band";
        }

        @Override
        public String detail() {
            return "The scheme has these bands on that day: " + known + ". Choose one of them.";
        }

        @Override
        public String field() {
            return "band";
        }
    }

    record AboveLimit(Pounds limit) implements FundingRefusal {
        @Override
        public String code() {
            return "funding/above-limit";
        }

        @Override
        public String detail() {
            return "This band is for up to " + limit + ": apply for at most that, or in another band.";
        }

        @Override
        public String field() {
            return "amount";
        }
    }

    record EvidenceMissing(String missing) implements FundingRefusal {
        @Override
        public String code() {
            return "funding/evidence-missing";
        }

        @Override
        public String detail() {
            return "The scheme asks for evidence that is not there: " + missing + ".";
        }

        @Override
        public String field() {
            return "evidence";
        }
    }

    record SettingNotOpen() implements FundingRefusal {
        @Override
        public String code() {
            return "funding/setting-not-open";
        }

        @Override
        public String detail() {
            return "The setting is not open on this day: give a day on which it is.";
        }

        @Override
        public String field() {
            return "appliedOn";
        }
    }

    record ChildNotPlaced() implements FundingRefusal {
        @Override
        public String code() {
            return "funding/child-not-placed";
        }

        @Override
        public String detail() {
            return "The child is not known to have a place at this setting on this day: check the child, the setting and the day.";
        }

        @Override
        public String field() {
            return "childId";
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
