package waymark.training.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class ClusterTypesTest {

    @Test
    void every_event_and_snapshot_is_stored_under_a_name_of_ours_and_events_with_a_revision() {
        var stored = new ClusterTypes().clusterStoredTypes().byName();

        assertThat(stored.values())
                .contains(ClusterEvent.class.getPermittedSubclasses())
                .contains(Cluster.class)
                .hasSize(ClusterEvent.class.getPermittedSubclasses().length + 1);
        assertThat(stored.keySet()).allMatch(name -> name.startsWith("training."));
        assertThat(ClusterEvent.class.getPermittedSubclasses())
                .allMatch(event -> event.isAnnotationPresent(Revision.class));
    }
}
