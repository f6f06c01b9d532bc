package waymark.training.cluster;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;
import waymark.training.cluster.ClusterEvent.ClusterFormed;
import waymark.training.cluster.ClusterEvent.SettingJoined;
import waymark.training.cluster.ClusterEvent.SettingLeft;

/** Keeps each cluster's roll as its last event left it. */
@Component
@ProcessingGroup("projection.cluster-roll")
@Keeps(ClusterRoll.class)
class ClusterRollProjector {

    private final MongoTemplate store;
    private final Drafts<ClusterRoll> drafts;

    ClusterRollProjector(MongoTemplate store) {
        this.store = store;
        this.drafts = new Drafts<>(store, ClusterRoll.class, ClusterRoll::version);
    }

    @EventHandler
    void on(ClusterEvent event, @SequenceNumber long sequence) {
        var roll = drafts.find(event.clusterId());
        if (roll != null && roll.version() >= sequence) {
            return;
        }
        if (event instanceof ClusterFormed it) {
            drafts.save(event.clusterId(), formed(it, sequence));
        } else if (roll != null) {
            drafts.save(event.clusterId(), after(roll, event, sequence));
        } else {
            throw new IllegalStateException(
                    "Something happened to a cluster before it was formed: " + event.clusterId());
        }
    }

    @ResetHandler
    void reset() {
        store.dropCollection(ClusterRoll.class);
        Clusters.ensureIndexes(store);
    }

    private static ClusterRoll after(ClusterRoll was, ClusterEvent event, long sequence) {
        return switch (event) {
            case ClusterFormed it -> formed(it, sequence);
            case SettingJoined it -> was.joined(it.settingId(), it.joinedOn(), sequence);
            case SettingLeft it -> was.left(it.settingId(), it.joinedOn(), it.leftOn(), sequence);
        };
    }

    private static ClusterRoll formed(ClusterFormed it, long sequence) {
        return new ClusterRoll(it.clusterId(), it.la(), it.name(), it.formedOn(), List.of(), List.of(), sequence);
    }
}
