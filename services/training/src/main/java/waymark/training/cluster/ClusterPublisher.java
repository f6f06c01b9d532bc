package waymark.training.cluster;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.PublishedEvent;
import waymark.events.TrainingPublished;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;
import waymark.training.cluster.ClusterEvent.ClusterFormed;
import waymark.training.cluster.ClusterEvent.SettingJoined;
import waymark.training.cluster.ClusterEvent.SettingLeft;

/** Clusters are about settings, not people: everything is for others to know. */
@Component
class ClusterPublisher implements Translator<ClusterEvent> {

    @Override
    public Class<ClusterEvent> privateEvents() {
        return ClusterEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(ClusterEvent event, Origin origin) {
        return Optional.of(
                switch (event) {
                    case ClusterFormed it ->
                        new TrainingPublished.ClusterFormed(it.clusterId(), it.la(), it.name(), it.formedOn());
                    case SettingJoined it ->
                        new TrainingPublished.SettingJoinedCluster(
                                it.clusterId(), origin.la(), it.settingId(), it.joinedOn());
                    case SettingLeft it ->
                        new TrainingPublished.SettingLeftCluster(
                                it.clusterId(), origin.la(), it.settingId(), it.leftOn());
                });
    }
}
