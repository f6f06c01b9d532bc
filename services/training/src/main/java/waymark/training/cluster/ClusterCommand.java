package waymark.training.cluster;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked about a cluster. */
sealed interface ClusterCommand {

    @TargetAggregateIdentifier
    String clusterId();

    record FormCluster(String clusterId, String la, String name, LocalDate formedOn) implements ClusterCommand {}

    record JoinCluster(String clusterId, String settingId, LocalDate joinedOn) implements ClusterCommand {}

    /** {@code leftOn} is the first day outside the cluster. */
    record LeaveCluster(String clusterId, String settingId, LocalDate leftOn) implements ClusterCommand {}

    /** Make the cluster what a row of the authority's file says. */
    record RecordMembership(
            String clusterId,
            String la,
            String name,
            String settingId,
            LocalDate joinedOn,
            @Nullable LocalDate leftOn) implements ClusterCommand {}
}
