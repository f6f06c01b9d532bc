package waymark.training.cluster;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.names.StoredTypes;

/** The names under which a cluster and its events are stored. */
@Configuration(proxyBeanMethods = false)
class ClusterTypes {

    @Bean
    StoredTypes clusterStoredTypes() {
        return StoredTypes.named("training.cluster", Cluster.class)
                .and("training.cluster-formed", ClusterEvent.ClusterFormed.class)
                .and("training.setting-joined", ClusterEvent.SettingJoined.class)
                .and("training.setting-left", ClusterEvent.SettingLeft.class);
    }
}
