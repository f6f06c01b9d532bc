package waymark.training.cluster;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.time.London;
import waymark.training.cluster.ClusterCommand.FormCluster;
import waymark.training.cluster.ClusterCommand.JoinCluster;
import waymark.training.cluster.ClusterCommand.LeaveCluster;
import waymark.training.cluster.ClusterCommand.RecordMembership;
import waymark.training.cluster.ClusterEvent.ClusterFormed;
import waymark.training.cluster.ClusterEvent.SettingJoined;
import waymark.training.cluster.ClusterEvent.SettingLeft;

class ClusterTest {

    private static final String ID = "cluster-1";
    private static final String NURSERY = "nursery";
    private static final String PLAYGROUP = "playgroup";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate FORMED = LocalDate.of(2021, 9, 1);
    private static final LocalDate SPRING = LocalDate.of(2023, 2, 1);
    private static final LocalDate SUMMER = LocalDate.of(2023, 7, 21);
    private static final LocalDate AUTUMN = LocalDate.of(2023, 9, 4);

    private AggregateTestFixture<Cluster> fixture = new AggregateTestFixture<>(Cluster.class);

    @BeforeEach
    void an_authority_on_a_day() {
        fixture = new AggregateTestFixture<>(Cluster.class);
        fixture.registerInjectableResource(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE));
    }

    @Nested
    class Forming {

        @Test
        void a_cluster_is_formed() {
            when(new FormCluster(ID, "874", "Riverside", FORMED)).expectEvents(formed());
        }

        @Test
        void forming_it_again_changes_nothing() {
            when(new FormCluster(ID, "874", "Riverside", FORMED), formed())
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_reference_stands_for_one_name() {
            refused(when(new FormCluster(ID, "874", "Hillside", FORMED), formed()), "under another name");
        }

        @Test
        void a_reference_stands_for_one_beginning() {
            refused(when(new FormCluster(ID, "874", "Riverside", SPRING), formed()), "from another day");
        }

        @Test
        void nothing_is_formed_tomorrow() {
            refused(when(new FormCluster(ID, "874", "Riverside", TODAY.plusDays(1))), "This day has not come yet");
        }

        @Test
        void a_cluster_with_members_may_be_formed_again_as_it_is() {
            when(new FormCluster(ID, "874", "Riverside", FORMED), formed(), joined(NURSERY, SPRING))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void another_authority_forms_no_cluster_in_this_ones_place() {
            foreign(new FormCluster(ID, "873", "Riverside", FORMED));
        }
    }

    @Nested
    class Joining {

        @Test
        void a_setting_joins() {
            when(new JoinCluster(ID, NURSERY, SPRING), formed()).expectEvents(joined(NURSERY, SPRING));
        }

        @Test
        void joining_again_from_the_same_day_changes_nothing() {
            when(new JoinCluster(ID, NURSERY, SPRING), formed(), joined(NURSERY, SPRING))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_member_does_not_join_again() {
            refused(
                    when(new JoinCluster(ID, NURSERY, SUMMER), formed(), joined(NURSERY, SPRING)),
                    "membership from 2023-02-01 overlaps");
        }

        @Test
        void another_setting_joins_too() {
            when(new JoinCluster(ID, PLAYGROUP, SUMMER), formed(), joined(NURSERY, SPRING))
                    .expectEvents(joined(PLAYGROUP, SUMMER));
        }

        @Test
        void a_setting_may_come_back() {
            when(new JoinCluster(ID, NURSERY, AUTUMN), formed(), joined(NURSERY, SPRING), left(NURSERY, SPRING, SUMMER))
                    .expectEvents(joined(NURSERY, AUTUMN));
        }

        @Test
        void nobody_joins_tomorrow() {
            refused(when(new JoinCluster(ID, NURSERY, TODAY.plusDays(1)), formed()), "This day has not come yet");
        }

        @Test
        void another_authority_finds_no_cluster() {
            foreign(new JoinCluster(ID, NURSERY, SPRING));
        }

        @Test
        void a_setting_may_come_back_on_the_first_day_outside() {
            when(new JoinCluster(ID, NURSERY, SUMMER), formed(), joined(NURSERY, SPRING), left(NURSERY, SPRING, SUMMER))
                    .expectEvents(joined(NURSERY, SUMMER));
        }

        @Test
        void a_membership_without_end_does_not_begin_before_a_known_one() {
            refused(
                    when(
                            new JoinCluster(ID, NURSERY, FORMED),
                            formed(),
                            joined(NURSERY, SPRING),
                            left(NURSERY, SPRING, SUMMER)),
                    "membership from 2023-02-01 overlaps");
        }

        @Test
        void nobody_joins_a_cluster_that_was_never_formed() {
            when(new JoinCluster(ID, NURSERY, SPRING)).expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Leaving {

        @Test
        void a_member_leaves() {
            when(new LeaveCluster(ID, NURSERY, SUMMER), formed(), joined(NURSERY, SPRING))
                    .expectEvents(left(NURSERY, SPRING, SUMMER));
        }

        @Test
        void leaving_again_on_the_same_day_changes_nothing() {
            when(
                            new LeaveCluster(ID, NURSERY, SUMMER),
                            formed(),
                            joined(NURSERY, SPRING),
                            left(NURSERY, SPRING, SUMMER))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void an_end_is_not_changed() {
            refused(
                    when(
                            new LeaveCluster(ID, NURSERY, AUTUMN),
                            formed(),
                            joined(NURSERY, SPRING),
                            left(NURSERY, SPRING, SUMMER)),
                    "left on 2023-07-21 already");
        }

        @Test
        void whoever_came_back_leaves_again() {
            when(
                            new LeaveCluster(ID, NURSERY, TODAY),
                            formed(),
                            joined(NURSERY, SPRING),
                            left(NURSERY, SPRING, SUMMER),
                            joined(NURSERY, AUTUMN))
                    .expectEvents(left(NURSERY, AUTUMN, TODAY));
        }

        @Test
        void nobody_leaves_before_joining() {
            refused(
                    when(new LeaveCluster(ID, NURSERY, SPRING.minusDays(1)), formed(), joined(NURSERY, SPRING)),
                    "joined on 2023-02-01");
        }

        @Test
        void nobody_leaves_tomorrow() {
            refused(
                    when(new LeaveCluster(ID, NURSERY, TODAY.plusDays(1)), formed(), joined(NURSERY, SPRING)),
                    "This day has not come yet");
        }

        @Test
        void only_members_leave() {
            refused(
                    when(new LeaveCluster(ID, PLAYGROUP, SUMMER), formed(), joined(NURSERY, SPRING)),
                    "never been in this cluster");
        }

        @Test
        void a_member_may_leave_on_the_day_it_joined() {
            when(new LeaveCluster(ID, NURSERY, SPRING), formed(), joined(NURSERY, SPRING))
                    .expectEvents(left(NURSERY, SPRING, SPRING));
        }

        @Test
        void others_stay() {
            when(new LeaveCluster(ID, PLAYGROUP, AUTUMN), formed(), joined(NURSERY, SPRING), joined(PLAYGROUP, SUMMER))
                    .expectEvents(left(PLAYGROUP, SUMMER, AUTUMN));
        }

        @Test
        void another_authority_takes_nobody_out() {
            foreign(new LeaveCluster(ID, NURSERY, SUMMER));
        }
    }

    @Nested
    class RecordingAFile {

        @Test
        void the_first_row_forms_the_cluster() {
            when(row(NURSERY, null))
                    .expectEvents(new ClusterFormed(ID, "874", "Riverside", SPRING), joined(NURSERY, SPRING));
        }

        @Test
        void the_next_row_adds_a_member() {
            when(row(PLAYGROUP, null), formed(), joined(NURSERY, SPRING)).expectEvents(joined(PLAYGROUP, SPRING));
        }

        @Test
        void a_row_may_tell_a_whole_membership() {
            when(row(NURSERY, SUMMER), formed()).expectEvents(joined(NURSERY, SPRING), left(NURSERY, SPRING, SUMMER));
        }

        @Test
        void an_end_that_came_since_is_added() {
            when(row(NURSERY, SUMMER), formed(), joined(NURSERY, SPRING)).expectEvents(left(NURSERY, SPRING, SUMMER));
        }

        @Test
        void an_earlier_membership_may_be_recorded_later() {
            when(row(NURSERY, SUMMER), formed(), joined(NURSERY, AUTUMN))
                    .expectEvents(joined(NURSERY, SPRING), left(NURSERY, SPRING, SUMMER));
        }

        @Test
        void the_same_row_again_changes_nothing() {
            when(row(NURSERY, SUMMER), formed(), joined(NURSERY, SPRING), left(NURSERY, SPRING, SUMMER))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_reference_stands_for_one_cluster() {
            refused(
                    when(new RecordMembership(ID, "874", "Hillside", NURSERY, SPRING, null), formed()),
                    "under another name");
        }

        @Test
        void an_overlap_is_refused_whole() {
            refused(when(row(NURSERY, null), formed(), joined(NURSERY, SUMMER)), "membership from 2023-07-21 overlaps");
        }

        @Test
        void an_end_is_not_changed_by_a_file() {
            refused(
                    when(row(NURSERY, AUTUMN), formed(), joined(NURSERY, SPRING), left(NURSERY, SPRING, SUMMER)),
                    "left on 2023-07-21 already");
        }

        @Test
        void an_end_before_the_beginning_is_refused_whole() {
            refused(when(row(NURSERY, SPRING.minusDays(1))), "joined on 2023-02-01");
        }

        @Test
        void days_to_come_are_refused_whole() {
            refused(when(row(NURSERY, TODAY.plusDays(1))), "This day has not come yet");
            refused(
                    when(new RecordMembership(ID, "874", "Riverside", NURSERY, TODAY.plusDays(1), null)),
                    "This day has not come yet");
        }

        @Test
        void another_authority_records_nothing() {
            foreign(row(NURSERY, SUMMER));
        }

        private RecordMembership row(String settingId, @Nullable LocalDate leftOn) {
            return new RecordMembership(ID, "874", "Riverside", settingId, SPRING, leftOn);
        }
    }

    private ResultValidator<Cluster> when(ClusterCommand command, Object... given) {
        return fixture.given(given).when(command, Map.of("la", "874"));
    }

    private void foreign(ClusterCommand command) {
        fixture.given(formed(), joined(NURSERY, SPRING))
                .when(command, Map.of("la", "873"))
                .expectNoEvents()
                .expectException(NotFoundException.class);
    }

    private static void refused(ResultValidator<Cluster> result, String because) {
        result.expectNoEvents()
                .expectException(RefusedException.class)
                .expectExceptionMessage(Matchers.containsString(because));
    }

    private static ClusterFormed formed() {
        return new ClusterFormed(ID, "874", "Riverside", FORMED);
    }

    private static SettingJoined joined(String settingId, LocalDate on) {
        return new SettingJoined(ID, settingId, on);
    }

    private static SettingLeft left(String settingId, LocalDate joinedOn, LocalDate on) {
        return new SettingLeft(ID, settingId, joinedOn, on);
    }
}
