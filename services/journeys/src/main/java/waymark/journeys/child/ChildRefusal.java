package waymark.journeys.child;

import org.jspecify.annotations.Nullable;
import waymark.platform.refusal.Refusal;

/** Why something cannot be true of a child. */
public sealed interface ChildRefusal extends Refusal {

    record DateInFuture(String field) implements ChildRefusal {
        @Override
        public String code() {
            return "child/date-in-future";
        }

        @Override
        public String detail() {
            return "This day has not come yet. Record facts on or after the day they become true.";
        }
    }

    record NotYetBorn() implements ChildRefusal {
        @Override
        public String code() {
            return "child/not-yet-born";
        }

        @Override
        public String detail() {
            return "This day is before the child's date of birth. Check both dates.";
        }
    }

    record UpnInvalid(Upn.Problem problem) implements ChildRefusal {
        @Override
        public String code() {
            return "child/" + problem.code();
        }

        @Override
        public String detail() {
            return "The UPN is not valid: expected " + problem.expected() + ".";
        }

        @Override
        public String field() {
            return "upn";
        }
    }

    record UpnOfAnotherChild() implements ChildRefusal {
        @Override
        public String code() {
            return "child/upn-of-another-child";
        }

        @Override
        public String detail() {
            return "This UPN belongs to another child of the authority. Find that child, or correct the number.";
        }

        @Override
        public String field() {
            return "upn";
        }
    }

    record PostcodeInvalid() implements ChildRefusal {
        @Override
        public String code() {
            return "child/postcode-invalid";
        }

        @Override
        public String detail() {
            return "This is not a UK postcode. Give it in full, or leave it out.";
        }

        @Override
        public String field() {
            return "postcode";
        }
    }

    record NotPlacedThere() implements ChildRefusal {
        @Override
        public String code() {
            return "child/not-placed-there";
        }

        @Override
        public String detail() {
            return "The child had no place at this setting on the day before. Check the setting and the day.";
        }

        @Override
        public @Nullable String field() {
            return "settingId";
        }
    }

    record NeedMissing() implements ChildRefusal {
        @Override
        public String code() {
            return "child/need-missing";
        }

        @Override
        public String detail() {
            return "SEN support and EHC plans need a primary need. Give its code.";
        }

        @Override
        public String field() {
            return "primaryNeed";
        }
    }

    record NeedWithoutProvision() implements ChildRefusal {
        @Override
        public String code() {
            return "child/need-without-provision";
        }

        @Override
        public String detail() {
            return "A primary need goes with SEN support (K) or an EHC plan (E). Leave it out, or correct the provision.";
        }

        @Override
        public String field() {
            return "primaryNeed";
        }
    }

    record UnassessedNeedWithPlan() implements ChildRefusal {
        @Override
        public String code() {
            return "child/unassessed-need-with-plan";
        }

        @Override
        public String detail() {
            return "NSA (no specialist assessment) goes with SEN support only. Give the need named in the plan.";
        }

        @Override
        public String field() {
            return "primaryNeed";
        }
    }
}
