package waymark.funding.scheme;

import java.time.LocalDate;
import waymark.platform.refusal.Refusal;

/** Why a scheme may say no. */
sealed interface SchemeRefusal extends Refusal {

    record BandTwice() implements SchemeRefusal {
        @Override
        public String code() {
            return "funding/band-twice";
        }

        @Override
        public String detail() {
            return "Each band needs a code of its own: give every code once.";
        }

        @Override
        public String field() {
            return "bands";
        }
    }

    record TermsInForce(LocalDate from) implements SchemeRefusal {
        @Override
        public String code() {
            return "funding/terms-in-force";
        }

        @Override
        public String detail() {
            return "Terms from " + from + " are in force and stay as they are: set new ones from a later day.";
        }

        @Override
        public String field() {
            return "from";
        }
    }

    record TermsOutOfOrder(LocalDate latest) implements SchemeRefusal {
        @Override
        public String code() {
            return "funding/terms-out-of-order";
        }

        @Override
        public String detail() {
            return "Terms from " + latest + " are set already: choose that day or a later one.";
        }

        @Override
        public String field() {
            return "from";
        }
    }

    record PanelInPast() implements SchemeRefusal {
        @Override
        public String code() {
            return "funding/panel-in-past";
        }

        @Override
        public String detail() {
            return "This day is over: panels are planned and called off up to their day.";
        }

        @Override
        public String field() {
            return "on";
        }
    }

    record NoSuchPanel() implements SchemeRefusal {
        @Override
        public String code() {
            return "funding/no-such-panel";
        }

        @Override
        public String detail() {
            return "No panel is planned for this day: look at the scheme's panel days.";
        }
    }
}
