package waymark.funding.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import waymark.funding.budget.BudgetCommand.AdjustBudget;
import waymark.funding.budget.BudgetCommand.CommitAward;
import waymark.funding.budget.BudgetCommand.RecordBudget;
import waymark.funding.budget.BudgetCommand.ReleaseAward;
import waymark.funding.budget.BudgetCommand.SetBudget;
import waymark.funding.budget.BudgetEvent.AwardCommitted;
import waymark.funding.budget.BudgetEvent.AwardReleased;
import waymark.funding.budget.BudgetEvent.BudgetAdjusted;
import waymark.funding.budget.BudgetEvent.BudgetSet;
import waymark.funding.money.Pounds;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.time.London;

class BudgetTest {

    private static final String ID = "b0000000-0000-4000-8000-000000000001";
    private static final String ASH = "a0000000-0000-4000-8000-00000000000a";
    private static final String ELM = "a0000000-0000-4000-8000-00000000000b";
    private static final LocalDate PANEL = LocalDate.of(2026, 10, 8);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private AggregateTestFixture<Budget> fixture = new AggregateTestFixture<>(Budget.class);

    @BeforeEach
    void a_day_in_the_financial_year_2026() {
        fixture = new AggregateTestFixture<>(Budget.class);
        fixture.registerInjectableResource(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE));
    }

    @Nested
    class Setting {

        @Test
        void a_budget_counts_from_the_first_of_april() {
            when(new SetBudget(ID, "874", 2026, Pounds.of("1000"))).expectEvents(set());
        }

        @Test
        void the_same_budget_again_changes_nothing() {
            unchanged(when(new SetBudget(ID, "874", 2026, Pounds.of("1000.00")), set()));
        }

        @Test
        void a_year_has_one_budget() {
            refused(
                    when(new SetBudget(ID, "874", 2026, Pounds.of("1200")), set()),
                    "The budget of 2026-27 is set already: adjust it instead.");
        }

        @Test
        void a_budget_of_nothing_is_a_budget() {
            when(new SetBudget(ID, "874", 2026, Pounds.ZERO)).expectSuccessfulHandlerExecution();
        }

        @Test
        void budgets_are_set_up_to_two_years_ahead() {
            when(new SetBudget(ID, "874", 2028, Pounds.of("1"))).expectSuccessfulHandlerExecution();
        }

        @Test
        void budgets_are_not_set_three_years_ahead() {
            refused(
                    when(new SetBudget(ID, "874", 2029, Pounds.of("1"))),
                    "Budgets can be set up to 2028-29: choose that year or an earlier one.");
        }
    }

    @Nested
    class Adjusting {

        @Test
        void a_budget_is_raised_from_today() {
            when(new AdjustBudget(ID, Pounds.of("1500")), set()).expectEvents(adjusted("1500.00", TODAY));
        }

        @Test
        void the_same_amount_is_no_adjustment() {
            unchanged(when(new AdjustBudget(ID, Pounds.of("1000")), set()));
        }

        @Test
        void a_budget_may_shrink_to_what_is_committed() {
            when(new AdjustBudget(ID, Pounds.of("600")), set(), committed(ASH, 1, "600.00", "600.00"))
                    .expectEvents(adjusted("600.00", TODAY));
        }

        @Test
        void a_budget_does_not_shrink_below_what_is_committed() {
            refused(
                    when(new AdjustBudget(ID, Pounds.of("599.99")), set(), committed(ASH, 1, "600.00", "600.00")),
                    "£600.00 of this budget is committed to awards: set at least that.");
        }

        @Test
        void a_year_that_is_over_is_adjusted_as_of_its_last_day() {
            var past = new BudgetSet(ID, "874", 2024, new BigDecimal("10.00"), LocalDate.of(2024, 4, 1));
            when(new AdjustBudget(ID, Pounds.of("20")), past)
                    .expectEvents(new BudgetAdjusted(ID, 2024, new BigDecimal("20.00"), LocalDate.of(2025, 3, 31)));
        }
    }

    @Nested
    class Recording {

        @Test
        void a_file_sets_a_budget() {
            when(new RecordBudget(ID, "874", 2026, Pounds.of("1000"))).expectEvents(set());
        }

        @Test
        void the_same_file_again_changes_nothing() {
            unchanged(when(new RecordBudget(ID, "874", 2026, Pounds.of("1000")), set()));
        }

        @Test
        void a_later_file_adjusts_it() {
            when(new RecordBudget(ID, "874", 2026, Pounds.of("1100")), set()).expectEvents(adjusted("1100.00", TODAY));
        }

        @Test
        void a_file_does_not_take_back_what_is_committed() {
            refused(
                    when(new RecordBudget(ID, "874", 2026, Pounds.of("1")), set(), committed(ASH, 1, "2.00", "2.00")),
                    "£2.00 of this budget is committed");
        }
    }

    @Nested
    class Committing {

        @Test
        void an_award_is_laid_aside() {
            when(commit(ASH, 1, "600"), set()).expectEvents(committed(ASH, 1, "600.00", "600.00"));
        }

        @Test
        void the_last_pound_can_be_spent() {
            when(commit(ELM, 1, "400"), set(), committed(ASH, 1, "600.00", "600.00"))
                    .expectEvents(committed(ELM, 1, "400.00", "1000.00"));
        }

        @Test
        void no_penny_is_spent_twice() {
            refused(
                    when(commit(ELM, 1, "400.01"), set(), committed(ASH, 1, "600.00", "600.00")),
                    "The budget of 2026-27 has £400.00 left.");
        }

        @Test
        void the_same_commitment_again_changes_nothing() {
            unchanged(when(commit(ASH, 1, "600"), set(), committed(ASH, 1, "600.00", "600.00")));
        }

        @Test
        void the_same_commitment_again_changes_nothing_even_when_nothing_is_left() {
            unchanged(when(commit(ASH, 1, "1000"), set(), committed(ASH, 1, "1000.00", "1000.00")));
        }

        @Test
        void a_later_agreement_takes_the_place_of_an_earlier() {
            when(commit(ASH, 2, "1000"), set(), committed(ASH, 1, "600.00", "600.00"))
                    .expectEvents(committed(ASH, 2, "1000.00", "1000.00"));
        }

        @Test
        void an_earlier_agreement_that_arrives_late_is_overtaken() {
            refused(
                    when(commit(ASH, 1, "600"), set(), committed(ASH, 2, "300.00", "300.00")),
                    "A later agreement or decision on this application stands");
        }

        @Test
        void one_agreement_has_one_amount() {
            refused(
                    when(commit(ASH, 1, "700"), set(), committed(ASH, 1, "600.00", "600.00")),
                    "A later agreement or decision on this application stands");
        }

        @Test
        void without_a_budget_there_is_nothing_to_commit() {
            refused(when(commit(ASH, 1, "1")), "There is no inclusion fund budget for 2026-27: set it first");
        }

        @Test
        void a_released_application_gets_nothing_any_more() {
            refused(
                    when(commit(ASH, 2, "1"), set(), released(ASH, "0.00")),
                    "A later agreement or decision on this application stands");
        }

        @Test
        void a_raised_budget_bears_more() {
            when(commit(ASH, 1, "1500"), set(), adjusted("1500.00", TODAY))
                    .expectEvents(committed(ASH, 1, "1500.00", "1500.00"));
        }
    }

    @Nested
    class Releasing {

        @Test
        void what_is_released_can_be_spent_again() {
            when(new ReleaseAward(ID, ASH, PANEL), set(), committed(ASH, 1, "600.00", "600.00"))
                    .expectEvents(released(ASH, "0.00"));
            when(commit(ELM, 1, "1000"), set(), committed(ASH, 1, "600.00", "600.00"), released(ASH, "0.00"))
                    .expectEvents(committed(ELM, 1, "1000.00", "1000.00"));
        }

        @Test
        void others_keep_theirs() {
            when(
                            new ReleaseAward(ID, ASH, PANEL),
                            set(),
                            committed(ASH, 1, "600.00", "600.00"),
                            committed(ELM, 1, "150.00", "750.00"))
                    .expectEvents(released(ASH, "150.00"));
        }

        @Test
        void a_release_is_remembered_even_before_anything_was_committed() {
            when(new ReleaseAward(ID, ASH, PANEL), set()).expectEvents(released(ASH, "0.00"));
        }

        @Test
        void a_second_release_changes_nothing() {
            unchanged(when(new ReleaseAward(ID, ASH, PANEL), set(), released(ASH, "0.00")));
        }

        @Test
        void without_a_budget_there_is_nothing_to_release() {
            unchanged(when(new ReleaseAward(ID, ASH, PANEL)));
        }
    }

    @Test
    void another_authority_finds_no_such_budget() {
        fixture.given(set())
                .when(commit(ASH, 1, "1"), Map.of("la", "301"))
                .expectNoEvents()
                .expectException(NotFoundException.class);
    }

    /** Whatever panels do, in whatever order, the fund is never overspent and its total is the sum of its parts. */
    @Test
    void no_sequence_of_decisions_overspends() {
        var history = new ArrayList<Object>();
        history.add(set());
        var held = new java.util.TreeMap<String, BigDecimal>();
        var chance = new java.util.Random(874);
        for (int step = 0; step < 300; step++) {
            var application = "a0000000-0000-4000-8000-0000000000" + (10 + chance.nextInt(20));
            var command = chance.nextInt(4) == 0
                    ? new ReleaseAward(ID, application, PANEL)
                    : commit(application, 1 + chance.nextInt(5), Integer.toString(50 + chance.nextInt(300)));
            fixture = new AggregateTestFixture<>(Budget.class);
            fixture.registerInjectableResource(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE));
            var stored = new ArrayList<>();
            fixture.given(history)
                    .when(command, Map.of("la", "874"))
                    .expectEventsMatching(org.axonframework.test.matchers.Matchers.payloadsMatching(
                            org.axonframework.test.matchers.Matchers.predicate(
                                    events -> stored.addAll(events) || true)));
            for (var event : stored) {
                history.add(event);
                BigDecimal total;
                switch ((BudgetEvent) event) {
                    case AwardCommitted it -> {
                        held.put(it.applicationId(), it.amount());
                        total = it.committed();
                    }
                    case AwardReleased it -> {
                        held.remove(it.applicationId());
                        total = it.committed();
                    }
                    case BudgetSet ignored -> throw new AssertionError("not asked for");
                    case BudgetAdjusted ignored -> throw new AssertionError("not asked for");
                }
                assertThat(total).isEqualByComparingTo(held.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
                assertThat(total).isLessThanOrEqualTo(new BigDecimal("1000.00"));
            }
        }
        assertThat(history).hasSizeGreaterThan(20);
    }

    private ResultValidator<Budget> when(BudgetCommand command, BudgetEvent... before) {
        return fixture.given((Object[]) before).when(command, Map.of("la", "874"));
    }

    private static void unchanged(ResultValidator<Budget> result) {
        result.expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private static void refused(ResultValidator<Budget> result, String why) {
        result.expectNoEvents()
                .expectException(RefusedException.class)
                .expectExceptionMessage(org.hamcrest.Matchers.containsString(why));
    }

    private static CommitAward commit(String application, int agreement, String amount) {
        return new CommitAward(ID, application, agreement, Pounds.of(amount), PANEL);
    }

    private static BudgetSet set() {
        return new BudgetSet(ID, "874", 2026, new BigDecimal("1000.00"), LocalDate.of(2026, 4, 1));
    }

    private static BudgetAdjusted adjusted(String amount, LocalDate on) {
        return new BudgetAdjusted(ID, 2026, new BigDecimal(amount), on);
    }

    private static AwardCommitted committed(String application, int agreement, String amount, String total) {
        return new AwardCommitted(ID, application, agreement, new BigDecimal(amount), new BigDecimal(total), PANEL);
    }

    private static AwardReleased released(String application, String total) {
        return new AwardReleased(ID, application, new BigDecimal(total), PANEL);
    }
}
