package waymark.training.cluster;

import java.time.LocalDate;
import waymark.platform.refusal.Refusal;

/** Why something about a cluster may be refused. */
sealed interface ClusterRefusal extends Refusal {

    /** The authority's reference stands for one cluster. */
    record ClusterKnown() implements ClusterRefusal {
        @Override
        public String code() {
            return "training/cluster-known";
        }

        @Override
        public String detail() {
            return "A cluster with this reference exists already under another name or from another day: use that"
                    + " one, or another reference.";
        }

        @Override
        public String field() {
            return "reference";
        }
    }

    /** A setting is in a cluster at most once at a time. */
    record AlreadyMember(LocalDate joinedOn) implements ClusterRefusal {
        @Override
        public String code() {
            return "training/already-member";
        }

        @Override
        public String detail() {
            return "The setting's membership from " + joinedOn + " overlaps: end that one first, or give other days.";
        }

        @Override
        public String field() {
            return "joinedOn";
        }
    }

    /** Only a member can leave. */
    record NotMember() implements ClusterRefusal {
        @Override
        public String code() {
            return "training/not-member";
        }

        @Override
        public String detail() {
            return "The setting has never been in this cluster: check the setting.";
        }

        @Override
        public String field() {
            return "settingId";
        }
    }

    /** An end that is recorded stays. */
    record MembershipEnded(LocalDate leftOn) implements ClusterRefusal {
        @Override
        public String code() {
            return "training/membership-ended";
        }

        @Override
        public String detail() {
            return "The setting left on " + leftOn + " already: an end that is recorded is not changed.";
        }

        @Override
        public String field() {
            return "leftOn";
        }
    }

    /** Nobody leaves before joining. */
    record LeftBeforeJoining(LocalDate joinedOn) implements ClusterRefusal {
        @Override
        public String code() {
            return "training/left-before-joining";
        }

        @Override
        public String detail() {
            return "The setting joined on " + joinedOn + ": give a day on or after that.";
        }

        @Override
        public String field() {
            return "leftOn";
        }
    }

    /** Clusters are recorded as they were, not as they are planned. */
    record DateInFuture(String field) implements ClusterRefusal {
        @Override
        public String code() {
            return "training/date-in-future";
        }

        @Override
        public String detail() {
            return "This day has not come yet: record it on the day or later.";
        }
    }

    /** Only an open setting joins. */
    record SettingNotOpen() implements ClusterRefusal {
        @Override
        public String code() {
            return "training/setting-not-open";
        }

        @Override
        public String detail() {
            return "The setting is not open on this day: give a day on which it is.";
        }

        @Override
        public String field() {
            return "joinedOn";
        }
    }
}
