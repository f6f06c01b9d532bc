package waymark.training.cluster;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** What has happened to a cluster. */
sealed interface ClusterEvent {

    String clusterId();

    @Revision("1")
    record ClusterFormed(String clusterId, String la, String name, LocalDate formedOn) implements ClusterEvent {}

    @Revision("1")
    record SettingJoined(String clusterId, String settingId, LocalDate joinedOn) implements ClusterEvent {}

    /** {@code leftOn} is the first day outside the cluster. */
    @Revision("1")
    record SettingLeft(String clusterId, String settingId, LocalDate joinedOn, LocalDate leftOn)
            implements ClusterEvent {}
}
