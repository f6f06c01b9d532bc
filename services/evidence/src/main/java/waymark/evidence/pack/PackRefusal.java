package waymark.evidence.pack;

import waymark.platform.refusal.Refusal;

/** Why a pack is not made. */
sealed interface PackRefusal extends Refusal {

    record NothingHeardYet() implements PackRefusal {
        @Override
        public String code() {
            return "evidence/nothing-heard-yet";
        }

        @Override
        public String detail() {
            return "No other service's history has arrived yet, so a pack would be empty. Try again in a minute.";
        }
    }

    record NotThatFar() implements PackRefusal {
        @Override
        public String code() {
            return "evidence/not-that-far";
        }

        @Override
        public String detail() {
            return "A position lies beyond what has arrived from that service. Ask for a lower one, or for none.";
        }

        @Override
        public String field() {
            return "positions";
        }
    }
}
