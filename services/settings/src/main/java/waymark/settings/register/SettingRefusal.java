package waymark.settings.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.platform.refusal.Refusal;

/** Why the register may say no. */
sealed interface SettingRefusal extends Refusal {

    /** The authority's reference belongs to a setting with other details; change that one instead. */
    record AlreadyRegistered() implements SettingRefusal {
        @Override
        public String code() {
            return "settings/already-registered";
        }

        @Override
        public String detail() {
            return "A setting with this reference is registered already with other details: change that setting"
                    + " instead.";
        }

        @Override
        public String field() {
            return "reference";
        }
    }

    /** The URN is not one that this type of setting can have. */
    record UrnMalformed(String expected) implements SettingRefusal {
        @Override
        public String code() {
            return "settings/urn-malformed";
        }

        @Override
        public String detail() {
            return "Expected " + expected + ".";
        }

        @Override
        public String field() {
            return "urn";
        }
    }

    /** The register records what has happened, not what is planned. */
    record DateInFuture(@Nullable String field) implements SettingRefusal {
        @Override
        public String code() {
            return "settings/date-in-future";
        }

        @Override
        public String detail() {
            return "This day has not come yet: record it on the day or later.";
        }
    }

    /** Nothing happens to a setting before it opens. */
    record BeforeOpening(String field, LocalDate openedOn) implements SettingRefusal {
        @Override
        public String code() {
            return "settings/before-opening";
        }

        @Override
        public String detail() {
            return "The setting opened on " + openedOn + ": give a day from then on.";
        }
    }

    /** Details hold from a day until the next change, so changes are recorded in order. */
    record ChangeOutOfOrder(LocalDate lastChange) implements SettingRefusal {
        @Override
        public String code() {
            return "settings/change-out-of-order";
        }

        @Override
        public String detail() {
            return "A change from " + lastChange + " is recorded already: give a day from then on.";
        }

        @Override
        public String field() {
            return "from";
        }
    }

    /** A closed setting stays as it was; a setting that opens again is a new registration. */
    record SettingIsClosed(LocalDate closedOn) implements SettingRefusal {
        @Override
        public String code() {
            return "settings/setting-closed";
        }

        @Override
        public String detail() {
            return "The setting closed on " + closedOn
                    + " and can no longer be changed: register it anew under another reference if it opened again.";
        }
    }

    /** The day a setting opened is never changed by a file, because places depend on it. */
    record OpeningDayDiffers(LocalDate openedOn) implements SettingRefusal {
        @Override
        public String code() {
            return "settings/opening-day-differs";
        }

        @Override
        public String detail() {
            return "The setting is registered as open from " + openedOn + ": give this day, or use another reference.";
        }

        @Override
        public String field() {
            return "opened_on";
        }
    }
}
