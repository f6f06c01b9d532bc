package waymark.training.cluster;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.training.cluster.ClusterEvent.ClusterFormed;
import waymark.training.cluster.ClusterEvent.SettingJoined;
import waymark.training.cluster.ClusterEvent.SettingLeft;

/** Keeps each cluster's roll as its last event left it. */
@Component
@ProcessingGroup("projection.cluster-roll")
class ClusterRollProjector {

    private final MongoTemplate store;

    ClusterRollProjector(MongoTemplate store) {
        this.store = store;
    }

    @EventHandler
    void on(ClusterEvent event, @SequenceNumber long sequence) {
        var roll = store.findById(event.clusterId(), ClusterRoll.class);
        if (roll != null && roll.version() >= sequence) {
            return;
        }
        store.save(
                switch (event) {
                    case ClusterFormed it ->
                        new ClusterRoll(
                                it.clusterId(), it.la(), it.name(), it.formedOn(), List.of(), List.of(), sequence);
                    case SettingJoined it when roll != null -> roll.joined(it.settingId(), it.joinedOn(), sequence);
                    case SettingLeft it when roll != null ->
                        roll.left(it.settingId(), it.joinedOn(), it.leftOn(), sequence);
                    case SettingJoined it -> throw unknown(it.clusterId());
                    case SettingLeft it -> throw unknown(it.clusterId());
                });
    }

    @ResetHandler
    void reset() {
        store.dropCollection(ClusterRoll.class);
        Clusters.ensureIndexes(store);
    }

    private static IllegalStateException unknown(String clusterId) {
        return new IllegalStateException("Something happened to a cluster before it was formed: " + clusterId);
    }
}
