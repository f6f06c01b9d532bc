package waymark.journeys.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import waymark.events.ExceptionReason;
import waymark.events.RequestSource;
import waymark.events.StatutoryClock;
import waymark.journeys.plan.PlanCommand.DecideOnAssessment;
import waymark.journeys.plan.PlanCommand.Decision;
import waymark.journeys.plan.PlanCommand.DeclinePlan;
import waymark.journeys.plan.PlanCommand.IssuePlan;
import waymark.journeys.plan.PlanCommand.ReceiveRequest;
import waymark.journeys.plan.PlanCommand.RecordException;
import waymark.journeys.plan.PlanCommand.RecordReturnedCase;
import waymark.journeys.plan.PlanCommand.ReturnedCase;
import waymark.journeys.plan.PlanCommand.WithdrawRequest;
import waymark.journeys.plan.PlanEvent.AssessmentDecided;
import waymark.journeys.plan.PlanEvent.ExceptionRecorded;
import waymark.journeys.plan.PlanEvent.HistoricalCaseNoted;
import waymark.journeys.plan.PlanEvent.PlanDeclined;
import waymark.journeys.plan.PlanEvent.PlanIssued;
import waymark.journeys.plan.PlanEvent.RequestReceived;
import waymark.journeys.plan.PlanEvent.RequestWithdrawn;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.Refusal;
import waymark.platform.refusal.RefusedException;

class EhcCaseTest {

    private static final String ID = "case-1";
    private static final String CHILD = "child-1";
    private static final Map<String, Object> OURS = Map.of("la", "874");
    private static final LocalDate DAY = LocalDate.of(2023, 2, 1);
    private static final LocalDate TOMORROW = LocalDate.of(2024, 11, 21);

    private final FixtureConfiguration<EhcCase> fixture = new AggregateTestFixture<>(EhcCase.class);

    @BeforeEach
    void fixDay() {
        fixture.registerInjectableResource(Clock.fixed(Instant.parse("2024-11-20T12:00:00Z"), ZoneOffset.UTC));
    }

    @Nested
    class Receiving {

        @Test
        void a_request_starts_the_case() {
            fixture.givenNoPriorActivity().when(receive(DAY), OURS).expectEvents(received());
        }

        @Test
        void the_same_request_again_changes_nothing() {
            fixture.given(received()).when(receive(DAY), OURS).expectNoEvents();
        }

        @Test
        void another_request_is_another_case() {
            refused(
                    new PlanRefusal.OfAnotherRequest(),
                    fixture.given(received()).when(receive(DAY.plusDays(1)), OURS));
        }

        @Test
        void tomorrow_is_too_early() {
            refused(
                    new PlanRefusal.DateInFuture("receivedOn"),
                    fixture.givenNoPriorActivity().when(receive(TOMORROW), OURS));
        }
    }

    @Nested
    class Deciding {

        @Test
        void it_is_decided_to_assess() {
            fixture.given(received()).when(decide(true, 42), OURS).expectEvents(decided(true, 42));
        }

        @Test
        void the_same_decision_again_changes_nothing() {
            fixture.given(received(), decided(true, 42))
                    .when(decide(true, 42), OURS)
                    .expectNoEvents();
        }

        @Test
        void a_decision_is_never_rewritten() {
            refused(
                    new PlanRefusal.AlreadyDecided(),
                    fixture.given(received(), decided(false, 42)).when(decide(true, 50), OURS));
        }

        @Test
        void nothing_is_decided_before_the_request() {
            refused(
                    new PlanRefusal.DatesOutOfOrder("notifiedOn"),
                    fixture.given(received()).when(decide(true, -1), OURS));
        }

        @Test
        void nothing_is_decided_after_a_withdrawal() {
            refused(
                    new PlanRefusal.AlreadyClosed(),
                    fixture.given(received(), withdrawn(5)).when(decide(true, 42), OURS));
        }
    }

    @Nested
    class Concluding {

        @Test
        void a_plan_is_issued_after_an_assessment() {
            fixture.given(received(), decided(true, 42)).when(issue(140), OURS).expectEvents(issued(140));
        }

        @Test
        void a_plan_is_issued_once() {
            fixture.given(received(), decided(true, 42), issued(140))
                    .when(issue(140), OURS)
                    .expectNoEvents();
            refused(
                    new PlanRefusal.AlreadyClosed(),
                    fixture.given(received(), decided(true, 42), issued(140)).when(issue(141), OURS));
        }

        @Test
        void a_plan_needs_a_decision() {
            refused(new PlanRefusal.NotDecided(), fixture.given(received()).when(issue(140), OURS));
        }

        @Test
        void without_an_assessment_there_is_nothing_to_issue_or_decline() {
            refused(
                    new PlanRefusal.NotAssessed(),
                    fixture.given(received(), decided(false, 42)).when(issue(140), OURS));
            refused(
                    new PlanRefusal.NotAssessed(),
                    fixture.given(received(), decided(false, 42)).when(decline(140), OURS));
        }

        @Test
        void a_plan_follows_its_decision() {
            refused(
                    new PlanRefusal.DatesOutOfOrder("issuedOn"),
                    fixture.given(received(), decided(true, 42)).when(issue(41), OURS));
        }

        @Test
        void a_plan_may_be_declined_instead() {
            fixture.given(received(), decided(true, 42))
                    .when(decline(112), OURS)
                    .expectEvents(new PlanDeclined(ID, CHILD, DAY.plusDays(112)));
        }

        @Test
        void a_request_may_be_withdrawn_while_it_is_open() {
            fixture.given(received(), decided(true, 42))
                    .when(withdraw(60), OURS)
                    .expectEvents(withdrawn(60));
            refused(
                    new PlanRefusal.AlreadyClosed(),
                    fixture.given(received(), decided(true, 42), issued(140)).when(withdraw(150), OURS));
        }

        @Test
        void another_authority_finds_no_case() {
            fixture.given(received(), decided(true, 42))
                    .when(issue(140), Map.of("la", "301"))
                    .expectNoEvents()
                    .expectException(NotFoundException.class);
        }
    }

    @Nested
    class Excepting {

        @Test
        void an_exception_is_recorded_once_for_each_clock() {
            fixture.given(received(), excepted(StatutoryClock.SIX_WEEKS))
                    .when(except(StatutoryClock.TWENTY_WEEKS, ExceptionReason.ABSENCE), OURS)
                    .expectEvents(new ExceptionRecorded(
                            ID, CHILD, StatutoryClock.TWENTY_WEEKS, ExceptionReason.ABSENCE, DAY.plusDays(50)));
        }

        @Test
        void the_same_exception_again_changes_nothing() {
            fixture.given(received(), excepted(StatutoryClock.SIX_WEEKS))
                    .when(except(StatutoryClock.SIX_WEEKS, ExceptionReason.SCHOOL_CLOSED), OURS)
                    .expectNoEvents();
        }

        @Test
        void its_reason_is_never_rewritten() {
            refused(
                    new PlanRefusal.ExceptionAlreadyRecorded(),
                    fixture.given(received(), excepted(StatutoryClock.SIX_WEEKS))
                            .when(except(StatutoryClock.SIX_WEEKS, ExceptionReason.ABSENCE), OURS));
        }
    }

    @Nested
    class Returning {

        private final ReturnedCase asked = facts(null, null, null, null, null);
        private final ReturnedCase issuedWithException =
                facts(new Decision(true, DAY.plusDays(42)), DAY.plusDays(200), null, null, DAY.plusDays(200));

        @Test
        void a_return_tells_a_whole_case_in_one_commit() {
            fixture.givenNoPriorActivity()
                    .when(returned(issuedWithException), OURS)
                    .expectEvents(received(), decided(true, 42), issued(200), notStated(200));
        }

        @Test
        void the_same_return_again_changes_nothing() {
            fixture.given(received(), decided(true, 42), issued(200), notStated(200))
                    .when(returned(issuedWithException), OURS)
                    .expectNoEvents();
        }

        @Test
        void next_years_return_continues_the_case() {
            fixture.given(received())
                    .when(returned(issuedWithException), OURS)
                    .expectEvents(decided(true, 42), issued(200), notStated(200));
            fixture.given(received()).when(returned(asked), OURS).expectNoEvents();
        }

        @Test
        void a_return_that_says_otherwise_is_refused() {
            refused(
                    new PlanRefusal.ReturnContradicts(),
                    fixture.given(received(), decided(false, 42)).when(returned(issuedWithException), OURS));
        }

        @Test
        void a_refused_assessment_that_was_overturned_may_lead_to_a_plan() {
            var overturned = facts(new Decision(false, DAY.plusDays(42)), DAY.plusDays(300), null, null, null);

            fixture.given(received(), decided(false, 42))
                    .when(returned(overturned), OURS)
                    .expectEvents(issued(300));
        }

        @Test
        void a_withdrawal_mentioned_by_two_returns_is_one() {
            fixture.given(received(), withdrawn(300))
                    .when(returned(facts(null, null, null, DAY.plusDays(500), null)), OURS)
                    .expectNoEvents();
        }

        @Test
        void a_case_decided_before_the_return_starts_no_clock() {
            var historical = new ReturnedCase(RequestSource.SETTING, DAY, true, null, null, null, null, null);

            fixture.givenNoPriorActivity()
                    .when(returned(historical), OURS)
                    .expectEvents(new HistoricalCaseNoted(ID, CHILD, "874", RequestSource.SETTING, DAY));
            fixture.given(received()).when(returned(historical), OURS).expectNoEvents();
        }

        @Test
        void days_out_of_order_are_refused() {
            refused(
                    new PlanRefusal.DatesOutOfOrder("receivedOn"),
                    fixture.givenNoPriorActivity()
                            .when(
                                    returned(facts(
                                            new Decision(true, DAY.plusDays(42)), DAY.plusDays(41), null, null, null)),
                                    OURS));
        }

        private ReturnedCase facts(
                @Nullable Decision decision,
                @Nullable LocalDate issued,
                @Nullable LocalDate declined,
                @Nullable LocalDate withdrawn,
                @Nullable LocalDate excepted) {
            return new ReturnedCase(RequestSource.SETTING, DAY, false, decision, issued, declined, withdrawn, excepted);
        }
    }

    private static void refused(Refusal refusal, ResultValidator<EhcCase> result) {
        result.expectNoEvents().expectException(RefusedException.class).expectExceptionMessage(refusal.detail());
    }

    private static RecordReturnedCase returned(ReturnedCase facts) {
        return new RecordReturnedCase(ID, CHILD, "874", facts);
    }

    private static ReceiveRequest receive(LocalDate on) {
        return new ReceiveRequest(ID, CHILD, "874", RequestSource.SETTING, on);
    }

    private static DecideOnAssessment decide(boolean will, int days) {
        return new DecideOnAssessment(ID, will, DAY.plusDays(days));
    }

    private static IssuePlan issue(int days) {
        return new IssuePlan(ID, DAY.plusDays(days));
    }

    private static DeclinePlan decline(int days) {
        return new DeclinePlan(ID, DAY.plusDays(days));
    }

    private static WithdrawRequest withdraw(int days) {
        return new WithdrawRequest(ID, DAY.plusDays(days));
    }

    private static RecordException except(StatutoryClock clock, ExceptionReason reason) {
        return new RecordException(ID, clock, reason, DAY.plusDays(50));
    }

    private static RequestReceived received() {
        return new RequestReceived(ID, CHILD, "874", RequestSource.SETTING, DAY);
    }

    private static AssessmentDecided decided(boolean will, int days) {
        return new AssessmentDecided(ID, CHILD, will, DAY.plusDays(days));
    }

    private static PlanIssued issued(int days) {
        return new PlanIssued(ID, CHILD, DAY.plusDays(days));
    }

    private static RequestWithdrawn withdrawn(int days) {
        return new RequestWithdrawn(ID, CHILD, DAY.plusDays(days));
    }

    private static ExceptionRecorded excepted(StatutoryClock clock) {
        return new ExceptionRecorded(ID, CHILD, clock, ExceptionReason.SCHOOL_CLOSED, DAY.plusDays(10));
    }

    private static ExceptionRecorded notStated(int days) {
        return new ExceptionRecorded(
                ID, CHILD, StatutoryClock.TWENTY_WEEKS, ExceptionReason.NOT_STATED, DAY.plusDays(days));
    }
}
