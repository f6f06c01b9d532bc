package waymark.training.meeting;

import java.time.LocalDate;
import waymark.platform.refusal.Refusal;

/** Why something about a meeting may be refused. */
sealed interface MeetingRefusal extends Refusal {

    /** The authority's reference stands for one meeting. */
    record MeetingKnown() implements MeetingRefusal {
        @Override
        public String code() {
            return "training/meeting-known";
        }

        @Override
        public String detail() {
            return "A meeting with this reference exists already in another cluster, on another day or with other details: use"
                    + " that one, or another reference.";
        }

        @Override
        public String field() {
            return "reference";
        }
    }

    /** Nothing happens to a meeting that has been called off. */
    record MeetingIsCancelled() implements MeetingRefusal {
        @Override
        public String code() {
            return "training/meeting-cancelled";
        }

        @Override
        public String detail() {
            return "This meeting has been called off: choose another one.";
        }
    }

    /** Places are booked and given back until the day of the meeting. */
    record MeetingOver() implements MeetingRefusal {
        @Override
        public String code() {
            return "training/meeting-over";
        }

        @Override
        public String detail() {
            return "This meeting is over: choose another one.";
        }
    }

    /** A register says who came, not who will. */
    record MeetingToCome(LocalDate heldOn) implements MeetingRefusal {
        @Override
        public String code() {
            return "training/meeting-to-come";
        }

        @Override
        public String detail() {
            return "The meeting is on " + heldOn + ": take the register on that day or later.";
        }
    }

    /** A meeting that took place is not called off. */
    record RegisterIsTaken() implements MeetingRefusal {
        @Override
        public String code() {
            return "training/register-taken";
        }

        @Override
        public String detail() {
            return "The register of this meeting has been taken, so it took place: correct the register instead.";
        }
    }

    /** Only a place that was booked, or waited for, is given back. */
    record NotBooked() implements MeetingRefusal {
        @Override
        public String code() {
            return "training/not-booked";
        }

        @Override
        public String detail() {
            return "This setting has no place at this meeting and does not wait for one: check the setting.";
        }

        @Override
        public String field() {
            return "settingId";
        }
    }

    /** Whoever came was invited, as a member of the cluster or with a booking. */
    record NotInvited() implements MeetingRefusal {
        @Override
        public String code() {
            return "training/not-invited";
        }

        @Override
        public String detail() {
            return "The register names a setting that was not invited: book a place for it first, or leave it out.";
        }

        @Override
        public String field() {
            return "attended";
        }
    }

    /** Only open settings come to meetings. */
    record SettingIsClosed() implements MeetingRefusal {
        @Override
        public String code() {
            return "training/setting-closed";
        }

        @Override
        public String detail() {
            return "The setting is not known, or not open on the day of the meeting: check the setting.";
        }

        @Override
        public String field() {
            return "settingId";
        }
    }
}
