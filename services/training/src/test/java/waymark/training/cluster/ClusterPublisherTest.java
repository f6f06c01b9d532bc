package waymark.training.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import waymark.events.TrainingPublished;
import waymark.platform.publish.Origin;
import waymark.training.cluster.ClusterEvent.ClusterFormed;
import waymark.training.cluster.ClusterEvent.SettingJoined;
import waymark.training.cluster.ClusterEvent.SettingLeft;

class ClusterPublisherTest {

    private static final Origin ORIGIN = new Origin("874", Instant.parse("2026-11-23T09:00:00Z"), 17, 3);
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private final ClusterPublisher publisher = new ClusterPublisher();

    @Test
    void a_new_cluster_is_published() {
        assertThat(publisher.publish(new ClusterFormed("c1", "874", "Riverside", DAY), ORIGIN))
                .contains(new TrainingPublished.ClusterFormed("c1", "874", "Riverside", DAY));
    }

    @Test
    void a_joining_setting_is_published() {
        assertThat(publisher.publish(new SettingJoined("c1", "s1", DAY), ORIGIN))
                .contains(new TrainingPublished.SettingJoinedCluster("c1", "874", "s1", DAY));
    }

    @Test
    void a_leaving_setting_is_published_for_its_first_day_outside() {
        assertThat(publisher.publish(new SettingLeft("c1", "s1", DAY.minusDays(30), DAY), ORIGIN))
                .contains(new TrainingPublished.SettingLeftCluster("c1", "874", "s1", DAY));
    }
}
