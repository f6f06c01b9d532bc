package waymark.journeys.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import waymark.events.ReviewOutcome;
import waymark.events.SenType;
import waymark.journeys.support.SupportCommand.OpenCycle;
import waymark.journeys.support.SupportCommand.PlanCycle;
import waymark.journeys.support.SupportCommand.Planned;
import waymark.journeys.support.SupportCommand.RaiseConcern;
import waymark.journeys.support.SupportCommand.RecordCycle;
import waymark.journeys.support.SupportCommand.ReviewCycle;
import waymark.journeys.support.SupportCommand.Reviewed;
import waymark.journeys.support.SupportEvent.ConcernRaised;
import waymark.journeys.support.SupportEvent.SupportCycleOpened;
import waymark.journeys.support.SupportEvent.SupportCyclePlanned;
import waymark.journeys.support.SupportEvent.SupportCycleReviewed;
import waymark.platform.refusal.Refusal;
import waymark.platform.refusal.RefusedException;

class SupportCycleTest {

    private static final String ID = "cycle-1";
    private static final String CHILD = "child-1";
    private static final Map<String, Object> OURS = Map.of("la", "874");
    private static final LocalDate DAY = LocalDate.of(2024, 1, 8);

    private final FixtureConfiguration<SupportCycle> fixture = new AggregateTestFixture<>(SupportCycle.class);

    @BeforeEach
    void fixDay() {
        fixture.registerInjectableResource(clock());
    }

    private static Clock clock() {
        return Clock.fixed(Instant.parse("2024-11-20T12:00:00Z"), ZoneOffset.UTC);
    }

    @Nested
    class Opening {

        @Test
        void a_cycle_opens_at_a_setting() {
            fixture.givenNoPriorActivity().when(open(1), OURS).expectEvents(opened());
        }

        @Test
        void opening_it_again_changes_nothing_however_it_is_counted() {
            fixture.given(opened()).when(open(1), OURS).expectNoEvents();
            fixture.given(opened()).when(open(2), OURS).expectNoEvents();
        }

        @Test
        void a_cycle_of_another_child_setting_or_day_is_not_it() {
            var same = open(1);
            for (var other : List.of(
                    new OpenCycle(same.id(), "child-9", "874", same.settingId(), 1, same.openedOn()),
                    new OpenCycle(same.id(), same.childId(), "874", "s9", 1, same.openedOn()),
                    new OpenCycle(same.id(), same.childId(), "874", same.settingId(), 1, DAY.plusDays(1)))) {
                refused(
                        new SupportRefusal.OfAnotherChild(),
                        fixture.given(opened()).when(other, OURS));
            }
        }
    }

    @Nested
    class Planning {

        @Test
        void a_plan_holds_the_parents_view() {
            fixture.given(opened())
                    .when(plan("They like water play"), OURS)
                    .expectEvents(planned("They like water play"));
        }

        @Test
        void a_blank_view_is_none() {
            fixture.given(opened()).when(plan("  "), OURS).expectEvents(planned(null));
        }

        @Test
        void a_plan_may_change_until_the_review() {
            fixture.given(opened(), planned(null)).when(plan("More song"), OURS).expectEvents(planned("More song"));
            refused(
                    new SupportRefusal.AlreadyReviewed(),
                    fixture.given(opened(), planned(null), reviewed(false)).when(plan("More song"), OURS));
        }

        @Test
        void the_same_plan_changes_nothing_even_after_the_review() {
            fixture.given(opened(), planned("Song"), reviewed(true))
                    .when(plan("Song"), OURS)
                    .expectNoEvents();
        }

        @Test
        void a_plan_follows_the_opening_and_the_review_follows_the_plan() {
            refused(
                    new SupportRefusal.DatesOutOfOrder("plannedOn"),
                    fixture.given(opened())
                            .when(new PlanCycle(ID, new Planned(DAY.minusDays(1), DAY.plusDays(90), null)), OURS));
            refused(
                    new SupportRefusal.DatesOutOfOrder("reviewDueOn"),
                    fixture.given(opened())
                            .when(new PlanCycle(ID, new Planned(DAY.plusDays(7), DAY.plusDays(6), null)), OURS));
        }
    }

    @Nested
    class Reviewing {

        @Test
        void a_review_ends_the_cycle() {
            fixture.given(opened(), planned("Song")).when(review(null), OURS).expectEvents(reviewed(true));
        }

        @Test
        void without_any_view_of_the_parents_it_says_so() {
            fixture.given(opened(), planned(null)).when(review(null), OURS).expectEvents(reviewed(false));
        }

        @Test
        void a_review_needs_a_plan() {
            refused(new SupportRefusal.NotPlanned(), fixture.given(opened()).when(review(null), OURS));
        }

        @Test
        void a_cycle_is_reviewed_once() {
            fixture.given(opened(), planned(null), reviewed(false))
                    .when(review(null), OURS)
                    .expectNoEvents();
            refused(
                    new SupportRefusal.AlreadyReviewed(),
                    fixture.given(opened(), planned(null), reviewed(false)).when(review("Happier"), OURS));
        }
    }

    @Nested
    class Importing {

        @Test
        void a_row_tells_a_whole_cycle_in_one_commit_and_once() {
            fixture.givenNoPriorActivity().when(row(), OURS).expectEvents(opened(), planned("Song"), reviewed(true));
            fixture.given(opened(), planned("Song"), reviewed(true))
                    .when(row(), OURS)
                    .expectNoEvents();
        }

        @Test
        void a_later_file_adds_the_review() {
            fixture.given(opened(), planned("Song")).when(row(), OURS).expectEvents(reviewed(true));
        }

        private RecordCycle row() {
            return new RecordCycle(
                    ID,
                    CHILD,
                    "874",
                    "s1",
                    1,
                    DAY,
                    new Planned(DAY.plusDays(7), DAY.plusDays(90), "Song"),
                    new Reviewed(DAY.plusDays(91), ReviewOutcome.CONTINUE, null));
        }
    }

    @Nested
    class Concerning {

        private final FixtureConfiguration<Concern> concerns = new AggregateTestFixture<>(Concern.class);

        @Test
        void a_concern_is_raised_once() {
            concerns.registerInjectableResource(clock());
            var raised = new ConcernRaised("concern-1", CHILD, "874", SenType.SLCN, DAY);
            var raise = new RaiseConcern("concern-1", CHILD, "874", SenType.SLCN, DAY);

            concerns.givenNoPriorActivity().when(raise, OURS).expectEvents(raised);
            concerns.given(raised).when(raise, OURS).expectNoEvents();
        }
    }

    private static void refused(Refusal refusal, ResultValidator<SupportCycle> result) {
        result.expectNoEvents().expectException(RefusedException.class).expectExceptionMessage(refusal.detail());
    }

    private static OpenCycle open(int number) {
        return new OpenCycle(ID, CHILD, "874", "s1", number, DAY);
    }

    private static PlanCycle plan(@Nullable String view) {
        return new PlanCycle(ID, new Planned(DAY.plusDays(7), DAY.plusDays(90), view));
    }

    private static ReviewCycle review(@Nullable String view) {
        return new ReviewCycle(ID, new Reviewed(DAY.plusDays(91), ReviewOutcome.CONTINUE, view));
    }

    private static SupportCycleOpened opened() {
        return new SupportCycleOpened(ID, CHILD, "874", "s1", 1, DAY);
    }

    private static SupportCyclePlanned planned(@Nullable String view) {
        return new SupportCyclePlanned(ID, CHILD, DAY.plusDays(90), view != null, view, DAY.plusDays(7));
    }

    private static SupportCycleReviewed reviewed(boolean view) {
        return new SupportCycleReviewed(ID, CHILD, ReviewOutcome.CONTINUE, view, null, DAY.plusDays(91));
    }
}
