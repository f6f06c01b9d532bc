package waymark.settings.senco;

import java.time.LocalDate;
import waymark.platform.refusal.Refusal;

/** Why something about a SENCO may be refused. */
sealed interface SencoRefusal extends Refusal {

    /** The authority's reference belongs to a SENCO of another name. */
    record SencoKnown() implements SencoRefusal {
        @Override
        public String code() {
            return "settings/senco-known";
        }

        @Override
        public String detail() {
            return "A SENCO with this reference is known already under another name: appoint that SENCO to this setting,"
                    + " or use another reference.";
        }

        @Override
        public String field() {
            return "reference";
        }
    }

    /** A person is SENCO of a setting at most once at a time. */
    record AlreadyAppointed(LocalDate startedOn) implements SencoRefusal {
        @Override
        public String code() {
            return "settings/already-appointed";
        }

        @Override
        public String detail() {
            return "This person's appointment at this setting from " + startedOn
                    + " overlaps: end that one first, or give days outside it.";
        }

        @Override
        public String field() {
            return "startedOn";
        }
    }

    /** There is no appointment at the setting to end. */
    record NotAppointed() implements SencoRefusal {
        @Override
        public String code() {
            return "settings/not-appointed";
        }

        @Override
        public String detail() {
            return "This person has not been appointed SENCO of this setting: check the setting.";
        }

        @Override
        public String field() {
            return "settingId";
        }
    }

    /** An end that is recorded stays. */
    record AppointmentEnded(LocalDate endedOn) implements SencoRefusal {
        @Override
        public String code() {
            return "settings/appointment-ended";
        }

        @Override
        public String detail() {
            return "This appointment ended on " + endedOn + " already: an end that is recorded is not changed.";
        }

        @Override
        public String field() {
            return "endedOn";
        }
    }

    /** Nothing ends before it begins. */
    record EndBeforeStart(LocalDate startedOn) implements SencoRefusal {
        @Override
        public String code() {
            return "settings/end-before-start";
        }

        @Override
        public String detail() {
            return "The appointment began on " + startedOn + ": give an end on or after that day.";
        }

        @Override
        public String field() {
            return "endedOn";
        }
    }

    /** Only childminders in an agency or network may share the role between them. */
    record SharingIsForChildminders() implements SencoRefusal {
        @Override
        public String code() {
            return "settings/sharing-is-for-childminders";
        }

        @Override
        public String detail() {
            return "Only childminders in an agency or network may share a SENCO: appoint the person to this setting"
                    + " without sharing.";
        }

        @Override
        public String field() {
            return "settingId";
        }
    }

    /** Each qualification is awarded once. */
    record QualificationRecorded(LocalDate awardedOn) implements SencoRefusal {
        @Override
        public String code() {
            return "settings/qualification-recorded";
        }

        @Override
        public String detail() {
            return "This qualification is recorded as awarded on " + awardedOn + " already.";
        }

        @Override
        public String field() {
            return "awardedOn";
        }
    }

    /** Appointments, ends and awards are recorded once they have happened. */
    record SencoDateInFuture(String field) implements SencoRefusal {
        @Override
        public String code() {
            return "settings/senco-date-in-future";
        }

        @Override
        public String detail() {
            return "This day has not come yet: record it on the day or later.";
        }
    }

    /** A SENCO is appointed to a setting that is open. */
    record SettingNotOpen() implements SencoRefusal {
        @Override
        public String code() {
            return "settings/setting-not-open";
        }

        @Override
        public String detail() {
            return "The setting is not open on this day: give a day on which it is.";
        }

        @Override
        public String field() {
            return "startedOn";
        }
    }
}
