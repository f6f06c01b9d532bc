package waymark.training.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.platform.security.TenantScope;
import waymark.testkit.ReadModelStore;
import waymark.training.cluster.ClusterEvent.ClusterFormed;
import waymark.training.cluster.ClusterEvent.SettingJoined;
import waymark.training.cluster.ClusterEvent.SettingLeft;
import waymark.training.cluster.Memberships.Spell;

class ClustersTest {

    private static final LocalDate FORMED = LocalDate.of(2021, 9, 1);
    private static final LocalDate LEFT = LocalDate.of(2023, 7, 21);
    private static final TenantScope AUTHORITY = TenantScope.ofAuthority("874");

    private static ReadModelStore store;
    private static MongoTemplate mongo;

    private final Clusters clusters = new Clusters(mongo);
    private final ClusterRollProjector projector = new ClusterRollProjector(mongo);

    @BeforeAll
    static void open() {
        store = new ReadModelStore();
        mongo = store.template();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void empty() {
        projector.reset();
    }

    @Test
    void a_roll_shows_who_is_and_was_in_the_cluster() {
        riverside();

        assertThat(clusters.one(AUTHORITY, "c1"))
                .contains(new ClusterRoll(
                        "c1",
                        "874",
                        "Riverside",
                        FORMED,
                        List.of(new Spell("s1", FORMED, LEFT), new Spell("s2", FORMED, null)),
                        List.of("s1", "s2"),
                        3));
    }

    @Test
    void the_same_events_twice_and_a_replay_show_the_same() {
        riverside();
        var once = mongo.findAll(ClusterRoll.class);
        riverside();
        assertThat(mongo.findAll(ClusterRoll.class)).isEqualTo(once);

        projector.reset();
        riverside();
        assertThat(mongo.findAll(ClusterRoll.class)).isEqualTo(once);
    }

    @Test
    void a_member_of_nothing_is_not_passed_over() {
        assertThatThrownBy(() -> projector.on(new SettingJoined("c9", "s1", FORMED), 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void members_on_a_day_are_those_who_had_joined_and_not_left() {
        riverside();

        assertThat(clusters.membersOn(AUTHORITY, "c1", FORMED.minusDays(1))).isEmpty();
        assertThat(clusters.membersOn(AUTHORITY, "c1", FORMED)).containsExactly("s1", "s2");
        assertThat(clusters.membersOn(AUTHORITY, "c1", LEFT.minusDays(1))).containsExactly("s1", "s2");
        assertThat(clusters.membersOn(AUTHORITY, "c1", LEFT)).containsExactly("s2");
    }

    @Test
    void another_authority_sees_no_cluster() {
        riverside();
        var other = TenantScope.ofAuthority("873");

        assertThat(clusters.exists(other, "c1")).isFalse();
        assertThat(clusters.known(other, Set.of("c1"))).isEmpty();
        assertThat(clusters.one(other, "c1")).isEmpty();
        assertThat(clusters.find(other, 0, 20)).isEmpty();
        assertThat(clusters.count(other)).isZero();
        assertThat(clusters.membersOn(other, "c1", FORMED)).isEmpty();
    }

    @Test
    void setting_staff_see_their_clusters_and_in_them_only_themselves() {
        riverside();
        projector.on(new ClusterFormed("c2", "874", "Hillside", FORMED), 0);
        var own = TenantScope.ofSettings("874", Set.of("s2"));

        assertThat(clusters.find(own, 0, 20)).extracting(ClusterRoll::name).containsExactly("Riverside");
        assertThat(clusters.count(own)).isEqualTo(1);
        assertThat(clusters.one(own, "c1").orElseThrow().members()).containsExactly(new Spell("s2", FORMED, null));
        assertThat(clusters.one(own, "c2")).isEmpty();
        assertThat(clusters.find(AUTHORITY, 0, 20))
                .extracting(ClusterRoll::name)
                .containsExactly("Hillside", "Riverside");
    }

    private void riverside() {
        projector.on(new ClusterFormed("c1", "874", "Riverside", FORMED), 0);
        projector.on(new SettingJoined("c1", "s1", FORMED), 1);
        projector.on(new SettingJoined("c1", "s2", FORMED), 2);
        projector.on(new SettingLeft("c1", "s1", FORMED, LEFT), 3);
    }
}
