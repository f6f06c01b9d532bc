package waymark.funding.application;

import waymark.funding.money.Pounds;
import waymark.platform.refusal.Refusal;

/** Why an application may not be for this child, this setting or this much. */
sealed interface EligibilityRefusal extends Refusal {

    record AmountNotPositive() implements EligibilityRefusal {
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

    record MoreThanRequested(Pounds requested) implements EligibilityRefusal {
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

    record NoSuchBand(String known) implements EligibilityRefusal {
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

    record AboveLimit(Pounds limit) implements EligibilityRefusal {
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

    record EvidenceMissing(String missing) implements EligibilityRefusal {
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

    record SettingNotOpen() implements EligibilityRefusal {
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

    record ChildNotPlaced() implements EligibilityRefusal {
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
}
