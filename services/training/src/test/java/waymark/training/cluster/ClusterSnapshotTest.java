package waymark.training.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import waymark.platform.time.London;
import waymark.testkit.LongHistory;
import waymark.training.cluster.ClusterCommand.FormCluster;
import waymark.training.cluster.ClusterCommand.JoinCluster;
import waymark.training.cluster.ClusterCommand.LeaveCluster;
import waymark.training.cluster.ClusterEvent.SettingLeft;
import waymark.training.cluster.ClusterRefusal.AlreadyMember;
import waymark.training.cluster.ClusterRefusal.ClusterKnown;
import waymark.training.cluster.ClusterRefusal.MembershipEnded;
import waymark.training.cluster.ClusterRefusal.NotMember;

/** A cluster with many comings and goings is read from a snapshot that forgets nobody. */
class ClusterSnapshotTest {

    private static final String ID = "cluster-1";
    private static final LocalDate FORMED = LocalDate.of(2021, 9, 1);
    private static final LocalDate LEFT = LocalDate.of(2026, 7, 21);

    @Test
    void who_is_and_was_a_member_is_in_the_snapshot() {
        var clock = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE);
        try (var log = new LongHistory<>(Cluster.class, ClusterTypes.class, clock)) {
            log.send(new FormCluster(ID, LongHistory.LA, "Riverside", FORMED));
            log.send(new JoinCluster(ID, "nursery", FORMED));
            for (int week = 0; week < 59; week++) {
                log.send(new JoinCluster(ID, "playgroup", FORMED.plusWeeks(week)));
                log.send(
                        new LeaveCluster(ID, "playgroup", FORMED.plusWeeks(week).plusDays(1)));
            }
            assertThat(log.events(ID)).hasSize(120);

            log.assertUnknownToOthers(ID, new JoinCluster(ID, "school", LEFT));
            assertThat(log.decision(ID, new FormCluster(ID, LongHistory.LA, "Hillside", FORMED)))
                    .containsExactly(new ClusterKnown());
            assertThat(log.decision(ID, new JoinCluster(ID, "nursery", LEFT)))
                    .containsExactly(new AlreadyMember(FORMED));
            assertThat(log.decision(ID, new JoinCluster(ID, "playgroup", FORMED)))
                    .isEmpty();
            assertThat(log.decision(ID, new LeaveCluster(ID, "playgroup", LEFT)))
                    .containsExactly(new MembershipEnded(FORMED.plusWeeks(58).plusDays(1)));
            assertThat(log.decision(ID, new LeaveCluster(ID, "school", LEFT))).containsExactly(new NotMember());
            assertThat(log.decision(ID, new LeaveCluster(ID, "nursery", LEFT)))
                    .containsExactly(new SettingLeft(ID, "nursery", FORMED, LEFT));
        }
    }
}
