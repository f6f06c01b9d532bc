package waymark.funding.application;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import waymark.funding.application.FundingCommand.AgreeAward;
import waymark.funding.application.FundingCommand.Agreement;
import waymark.funding.application.FundingCommand.ApplyForFunding;
import waymark.funding.application.FundingCommand.ConfirmAward;
import waymark.funding.application.FundingCommand.DeclineFunding;
import waymark.funding.application.FundingCommand.PanelOutcome;
import waymark.funding.application.FundingCommand.PayAward;
import waymark.funding.application.FundingCommand.RecommendFunding;
import waymark.funding.application.FundingCommand.RecordApplication;
import waymark.funding.application.FundingCommand.Standing;
import waymark.funding.application.FundingCommand.StateAgreement;
import waymark.funding.application.FundingEvent.AwardAgreed;
import waymark.funding.application.FundingEvent.FundingApplied;
import waymark.funding.application.FundingEvent.FundingAwarded;
import waymark.funding.application.FundingEvent.FundingDeclined;
import waymark.funding.application.FundingEvent.FundingPaid;
import waymark.funding.application.FundingEvent.FundingRecommended;
import waymark.funding.money.Pounds;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.time.London;

class FundingApplicationTest {

    private static final String ID = "a0000000-0000-4000-8000-000000000001";
    private static final String CHILD = "c0000000-0000-4000-8000-000000000001";
    private static final String SETTING = "50000000-0000-4000-8000-000000000001";
    private static final LocalDate APPLIED = LocalDate.of(2026, 9, 14);
    private static final LocalDate CHECKED = LocalDate.of(2026, 9, 28);
    private static final LocalDate PANEL = LocalDate.of(2026, 10, 8);
    private static final LocalDate PAID = LocalDate.of(2026, 10, 20);
    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);
    private static final String DECIDED = "The panel decided on 2026-10-08 already";

    private AggregateTestFixture<FundingApplication> fixture = new AggregateTestFixture<>(FundingApplication.class);

    @BeforeEach
    void a_day_in_november() {
        fixture = new AggregateTestFixture<>(FundingApplication.class);
        fixture.registerInjectableResource(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE));
    }

    @Nested
    class Applying {

        @Test
        void a_setting_applies_for_a_child() {
            when(apply("1200", APPLIED)).expectEvents(applied());
        }

        @Test
        void the_same_application_again_changes_nothing() {
            unchanged(when(apply("1200", APPLIED), applied()));
        }

        @Test
        void the_same_application_again_changes_nothing_even_when_it_is_paid() {
            unchanged(when(apply("1200", APPLIED), applied(), checked(), agreed(1, "900.00"), awarded(1), paid()));
        }

        @Test
        void an_application_is_for_one_amount() {
            refused(when(apply("1300", APPLIED), applied()), "What is recorded for this application says otherwise");
        }

        @Test
        void nobody_applies_for_nothing() {
            refused(when(apply("0", APPLIED)), "Give an amount of more than £0.00.");
        }

        @Test
        void nobody_applies_tomorrow() {
            refused(when(apply("1200", TOMORROW)), "This day has not come yet");
        }
    }

    @Nested
    class Recommending {

        @Test
        void the_team_recommends() {
            when(recommend("1000", CHECKED), applied()).expectEvents(checked());
        }

        @Test
        void the_team_does_not_recommend() {
            when(new RecommendFunding(ID, false, Pounds.ZERO, CHECKED), applied())
                    .expectEvents(new FundingRecommended(ID, false, money("0.00"), CHECKED));
        }

        @Test
        void the_same_recommendation_again_changes_nothing() {
            unchanged(when(recommend("1000", CHECKED), applied(), checked()));
        }

        @Test
        void a_recommendation_is_made_once() {
            refused(when(recommend("800", CHECKED), applied(), checked()), "The inclusion team has made its recomm");
        }

        @Test
        void a_recommendation_is_within_the_request() {
            refused(when(recommend("1200.01", CHECKED), applied()), "£1,200.00 was applied for: give at most that.");
        }

        @Test
        void a_recommendation_of_nothing_is_none() {
            refused(when(recommend("0", CHECKED), applied()), "Give an amount of more than £0.00.");
        }

        @Test
        void a_recommendation_follows_the_application() {
            refused(
                    when(recommend("1000", APPLIED.minusDays(1)), applied()),
                    "This follows a step of 2026-09-14: give that day or a later one.");
        }

        @Test
        void a_recommendation_may_be_made_on_the_day_of_the_application() {
            when(recommend("1000", APPLIED), applied()).expectSuccessfulHandlerExecution();
        }

        @Test
        void nobody_recommends_tomorrow() {
            refused(when(recommend("1000", TOMORROW), applied()), "This day has not come yet");
        }
    }

    @Nested
    class Agreeing {

        @Test
        void the_panel_agrees() {
            when(agree("900"), applied(), checked()).expectEvents(agreed(1, "900.00"));
        }

        @Test
        void the_panel_agrees_against_the_recommendation() {
            when(agree("900"), applied(), new FundingRecommended(ID, false, money("0.00"), CHECKED))
                    .expectEvents(agreed(1, "900.00"));
        }

        @Test
        void the_panel_waits_for_the_check() {
            refused(when(agree("900"), applied()), "The inclusion team has not made its recommendation yet");
        }

        @Test
        void the_same_agreement_again_changes_nothing() {
            unchanged(when(agree("900"), applied(), checked(), agreed(1, "900.00")));
        }

        @Test
        void the_panel_may_agree_less_while_the_budget_is_short() {
            when(agree("400"), applied(), checked(), agreed(1, "900.00"))
                    .expectEvents(new AwardAgreed(ID, 2, money("400.00"), PANEL, PANEL));
        }

        @Test
        void agreements_come_in_order() {
            refused(
                    when(
                            new AgreeAward(ID, Pounds.of("400"), PANEL.minusDays(1)),
                            applied(),
                            checked(),
                            agreed(1, "900.00")),
                    "This follows a step of 2026-10-08");
        }

        @Test
        void an_award_is_made_once() {
            refused(when(agree("800"), applied(), checked(), agreed(1, "900.00"), awarded(1)), DECIDED);
        }

        @Test
        void the_same_award_again_changes_nothing() {
            unchanged(when(agree("900"), applied(), checked(), agreed(1, "900.00"), awarded(1)));
        }

        @Test
        void what_is_declined_is_not_agreed() {
            refused(when(agree("900"), applied(), checked(), declined(null)), DECIDED);
            refused(when(agree("900"), applied(), checked(), agreed(1, "900.00"), declined(PANEL)), DECIDED);
        }

        @Test
        void an_award_is_within_the_request() {
            refused(when(agree("1200.01"), applied(), checked()), "£1,200.00 was applied for");
        }

        @Test
        void an_award_of_nothing_is_none() {
            refused(when(agree("0"), applied(), checked()), "Give an amount of more than £0.00.");
        }

        @Test
        void the_panel_sits_after_the_check() {
            refused(
                    when(new AgreeAward(ID, Pounds.of("1"), CHECKED.minusDays(1)), applied(), checked()),
                    "This follows a step of 2026-09-28");
        }

        @Test
        void no_panel_sits_tomorrow() {
            refused(when(new AgreeAward(ID, Pounds.of("1"), TOMORROW), applied(), checked()), "has not come yet");
        }
    }

    @Nested
    class StatingTheAgreement {

        @Test
        void the_latest_stands() {
            when(
                            new StateAgreement(ID),
                            applied(),
                            checked(),
                            agreed(1, "900.00"),
                            new AwardAgreed(ID, 2, money("400.00"), PANEL, PANEL))
                    .expectResultMessagePayload(new Standing(new Agreement(2, Pounds.of("400"), PANEL), false));
        }

        @Test
        void an_award_or_a_decline_settles_it() {
            var settled = new Standing(new Agreement(1, Pounds.of("900"), PANEL), true);
            when(new StateAgreement(ID), applied(), checked(), agreed(1, "900.00"), awarded(1))
                    .expectResultMessagePayload(settled);
            when(new StateAgreement(ID), applied(), checked(), agreed(1, "900.00"), declined(PANEL))
                    .expectResultMessagePayload(settled);
        }

        @Test
        void there_may_be_none() {
            when(new StateAgreement(ID), applied()).expectResultMessagePayload(null);
        }
    }

    @Nested
    class Confirming {

        @Test
        void what_the_budget_bears_is_awarded() {
            when(new ConfirmAward(ID, 1), applied(), checked(), agreed(1, "900.00"))
                    .expectEvents(awarded(1));
        }

        @Test
        void the_same_confirmation_again_changes_nothing() {
            unchanged(when(new ConfirmAward(ID, 1), applied(), checked(), agreed(1, "900.00"), awarded(1)));
            unchanged(when(new ConfirmAward(ID, 1), applied(), checked(), agreed(1, "900.00"), awarded(1), paid()));
        }

        @Test
        void an_agreement_that_was_overtaken_is_not_awarded() {
            refused(
                    when(
                            new ConfirmAward(ID, 1),
                            applied(),
                            checked(),
                            agreed(1, "900.00"),
                            new AwardAgreed(ID, 2, money("400.00"), PANEL, PANEL)),
                    "The panel has decided otherwise since");
        }

        @Test
        void what_was_declined_after_all_is_not_awarded() {
            refused(
                    when(new ConfirmAward(ID, 1), applied(), checked(), agreed(1, "900.00"), declined(PANEL)),
                    "The panel has decided otherwise since");
        }

        @Test
        void what_was_never_agreed_is_not_awarded() {
            refused(when(new ConfirmAward(ID, 1), applied(), checked()), "The panel has decided otherwise since");
        }
    }

    @Nested
    class Declining {

        @Test
        void the_panel_declines_with_a_reason() {
            when(decline(), applied(), checked()).expectEvents(declined(null));
        }

        @Test
        void an_agreement_the_budget_does_not_bear_may_be_declined() {
            when(decline(), applied(), checked(), agreed(1, "900.00")).expectEvents(declined(PANEL));
        }

        @Test
        void the_same_decline_again_changes_nothing() {
            unchanged(when(decline(), applied(), checked(), declined(null)));
        }

        @Test
        void an_award_is_not_declined() {
            refused(when(decline(), applied(), checked(), agreed(1, "900.00"), awarded(1)), DECIDED);
        }

        @Test
        void a_decline_keeps_its_reason() {
            refused(
                    when(
                            new DeclineFunding(ID, DeclineReason.FUND_EXHAUSTED, PANEL),
                            applied(),
                            checked(),
                            declined(null)),
                    DECIDED);
        }

        @Test
        void the_panel_does_not_decline_before_the_check() {
            refused(when(decline(), applied()), "The inclusion team has not made its recommendation yet");
        }
    }

    @Nested
    class Paying {

        @Test
        void an_award_is_paid_to_the_setting() {
            when(new PayAward(ID, PAID), applied(), checked(), agreed(1, "900.00"), awarded(1))
                    .expectEvents(paid());
        }

        @Test
        void the_same_payment_again_changes_nothing() {
            unchanged(when(new PayAward(ID, PAID), applied(), checked(), agreed(1, "900.00"), awarded(1), paid()));
        }

        @Test
        void an_award_is_paid_once() {
            refused(
                    when(
                            new PayAward(ID, PAID.plusDays(1)),
                            applied(),
                            checked(),
                            agreed(1, "900.00"),
                            awarded(1),
                            paid()),
                    "This award was paid on 2026-10-20 already");
        }

        @Test
        void what_the_budget_does_not_bear_is_not_paid() {
            refused(
                    when(new PayAward(ID, PAID), applied(), checked(), agreed(1, "900.00")),
                    "There is no award to pay");
        }

        @Test
        void what_is_declined_is_not_paid() {
            refused(when(new PayAward(ID, PAID), applied(), checked(), declined(null)), "There is no award to pay");
        }

        @Test
        void what_is_not_decided_is_not_paid() {
            refused(when(new PayAward(ID, PAID), applied()), "There is no award to pay");
        }

        @Test
        void nothing_is_paid_before_the_decision() {
            refused(
                    when(new PayAward(ID, PANEL.minusDays(1)), applied(), checked(), agreed(1, "900.00"), awarded(1)),
                    "This follows a step of 2026-10-08");
        }

        @Test
        void nothing_is_paid_tomorrow() {
            refused(
                    when(new PayAward(ID, TOMORROW), applied(), checked(), agreed(1, "900.00"), awarded(1)),
                    "This day has not come yet");
        }
    }

    @Nested
    class RecordingAFile {

        private final FundingApplied plain =
                new FundingApplied(ID, "874", CHILD, SETTING, null, money("1200.00"), List.of(), APPLIED);
        private final FundingRecommended onPanelDay = new FundingRecommended(ID, true, money("1200.00"), PANEL);

        @Test
        void an_application_that_waits() {
            when(record(null, null)).expectEvents(plain);
        }

        @Test
        void an_award_up_to_the_agreement() {
            when(record(true, new PanelOutcome(Pounds.of("900"), PANEL)))
                    .expectEvents(plain, onPanelDay, agreed(1, "900.00"));
        }

        @Test
        void a_decline() {
            when(record(false, new PanelOutcome(null, PANEL)))
                    .expectEvents(
                            plain,
                            new FundingRecommended(ID, false, money("0.00"), PANEL),
                            new FundingDeclined(ID, DeclineReason.NOT_STATED, PANEL, null));
        }

        @Test
        void the_same_row_again_changes_nothing() {
            unchanged(when(
                    record(true, new PanelOutcome(Pounds.of("900"), PANEL)),
                    plain,
                    onPanelDay,
                    agreed(1, "900.00"),
                    awarded(1),
                    paid()));
            unchanged(when(
                    record(true, new PanelOutcome(null, PANEL)),
                    plain,
                    onPanelDay,
                    new FundingDeclined(ID, DeclineReason.NOT_STATED, PANEL, null)));
        }

        @Test
        void the_decision_in_a_later_file_is_added() {
            when(record(true, new PanelOutcome(Pounds.of("900"), PANEL)), plain)
                    .expectEvents(onPanelDay, agreed(1, "900.00"));
        }

        @Test
        void a_recommendation_without_a_panel_is_taken_as_made_with_the_application() {
            when(record(true, null), plain).expectEvents(new FundingRecommended(ID, true, money("1200.00"), APPLIED));
        }

        @Test
        void a_file_does_not_turn_a_recommendation_round() {
            refused(when(record(false, null), plain, onPanelDay), "What is recorded for this application says");
        }

        @Test
        void a_file_does_not_turn_an_award_into_a_decline() {
            refused(
                    when(
                            record(true, new PanelOutcome(null, PANEL)),
                            plain,
                            onPanelDay,
                            agreed(1, "900.00"),
                            awarded(1)),
                    DECIDED);
        }

        @Test
        void a_file_does_not_change_an_award() {
            refused(
                    when(
                            record(true, new PanelOutcome(Pounds.of("901"), PANEL)),
                            plain,
                            onPanelDay,
                            agreed(1, "900.00"),
                            awarded(1)),
                    DECIDED);
        }

        @Test
        void a_reference_stands_for_one_application() {
            var other = new FundingApplied(ID, "874", CHILD, "other", null, money("1200.00"), List.of(), APPLIED);
            refused(when(record(null, null), other), "What is recorded for this application says otherwise");
        }

        @Test
        void a_panel_does_not_sit_before_the_application() {
            refused(
                    when(record(true, new PanelOutcome(null, APPLIED.minusDays(1)))),
                    "This follows a step of 2026-09-14");
        }
    }

    @Test
    void another_authority_finds_no_such_application() {
        fixture.given(applied())
                .when(recommend("1", CHECKED), Map.of("la", "301"))
                .expectNoEvents()
                .expectException(NotFoundException.class);
    }

    private ResultValidator<FundingApplication> when(FundingCommand command, FundingEvent... before) {
        a_day_in_november();
        return fixture.given((Object[]) before).when(command, Map.of("la", "874"));
    }

    private static void unchanged(ResultValidator<FundingApplication> result) {
        result.expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private static void refused(ResultValidator<FundingApplication> result, String why) {
        result.expectNoEvents()
                .expectException(RefusedException.class)
                .expectExceptionMessage(Matchers.containsString(why));
    }

    private static ApplyForFunding apply(String amount, LocalDate on) {
        return new ApplyForFunding(ID, "874", CHILD, SETTING, "B", Pounds.of(amount), List.of("PARENT_CONSENT"), on);
    }

    private static RecommendFunding recommend(String amount, LocalDate on) {
        return new RecommendFunding(ID, true, Pounds.of(amount), on);
    }

    private static AgreeAward agree(String amount) {
        return new AgreeAward(ID, Pounds.of(amount), PANEL);
    }

    private static DeclineFunding decline() {
        return new DeclineFunding(ID, DeclineReason.CRITERIA_NOT_MET, PANEL);
    }

    private static RecordApplication record(@Nullable Boolean recommended, @Nullable PanelOutcome outcome) {
        return new RecordApplication(ID, "874", CHILD, SETTING, Pounds.of("1200"), APPLIED, recommended, outcome);
    }

    private static FundingApplied applied() {
        return new FundingApplied(ID, "874", CHILD, SETTING, "B", money("1200.00"), List.of("PARENT_CONSENT"), APPLIED);
    }

    private static FundingRecommended checked() {
        return new FundingRecommended(ID, true, money("1000.00"), CHECKED);
    }

    private static AwardAgreed agreed(int number, String amount) {
        return new AwardAgreed(ID, number, money(amount), PANEL, null);
    }

    private static FundingAwarded awarded(int agreement) {
        return new FundingAwarded(ID, agreement, money("900.00"), PANEL);
    }

    private static FundingDeclined declined(@Nullable LocalDate agreedOn) {
        return new FundingDeclined(ID, DeclineReason.CRITERIA_NOT_MET, PANEL, agreedOn);
    }

    private static FundingPaid paid() {
        return new FundingPaid(ID, SETTING, money("900.00"), PAID);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
