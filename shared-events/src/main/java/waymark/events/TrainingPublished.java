package waymark.events;

import java.time.LocalDate;
import java.util.List;

/** Published by the training service on {@code waymark.training.v1}. */
public sealed interface TrainingPublished extends PublishedEvent {

    /** A cluster of settings whose SENCOs meet. */
    record ClusterFormed(String clusterId, String la, String name, LocalDate effective) implements TrainingPublished {
        @Override
        public String subject() {
            return clusterId;
        }
    }

    record SettingJoinedCluster(String clusterId, String la, String settingId, LocalDate effective)
            implements TrainingPublished {
        @Override
        public String subject() {
            return clusterId;
        }
    }

    /** {@code effective} is the first day outside the cluster. */
    record SettingLeftCluster(String clusterId, String la, String settingId, LocalDate effective)
            implements TrainingPublished {
        @Override
        public String subject() {
            return clusterId;
        }
    }

    /** {@code effective} is the day of the meeting; {@code capacity} in places. */
    record MeetingScheduled(
            String meetingId, String la, String clusterId, String title, int capacity, LocalDate effective)
            implements TrainingPublished {
        @Override
        public String subject() {
            return meetingId;
        }
    }

    /** {@code effective} is the day the meeting was called off. */
    record MeetingCancelled(String meetingId, String la, String clusterId, LocalDate effective)
            implements TrainingPublished {
        @Override
        public String subject() {
            return meetingId;
        }
    }

    /** Which settings were invited and whose SENCO attended, on the day of the meeting. */
    record RegisterTaken(
            String meetingId,
            String la,
            String clusterId,
            List<String> invitedSettings,
            List<String> attendedSettings,
            LocalDate effective)
            implements TrainingPublished {
        public RegisterTaken {
            invitedSettings = List.copyOf(invitedSettings);
            attendedSettings = List.copyOf(attendedSettings);
        }

        @Override
        public String subject() {
            return meetingId;
        }
    }
}
