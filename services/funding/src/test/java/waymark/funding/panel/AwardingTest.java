package waymark.funding.panel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import waymark.funding.application.DeclineReason;
import waymark.funding.application.FundingCommand.Agreement;
import waymark.funding.application.FundingCommand.ConfirmAward;
import waymark.funding.application.FundingCommand.Standing;
import waymark.funding.application.FundingEvent.AwardAgreed;
import waymark.funding.application.FundingEvent.FundingDeclined;
import waymark.funding.budget.BudgetCommand.CommitAward;
import waymark.funding.budget.BudgetCommand.ReleaseAward;
import waymark.funding.budget.BudgetPositions;
import waymark.funding.budget.BudgetRefusal.AgreementOvertaken;
import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;

class AwardingTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 30);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 2);
    private static final Caller SYSTEM = Caller.system("funding", "874");
    private static final Caller PANEL = new Caller("p1", "874", Set.of(), Set.of(Role.PANEL_MEMBER));
    private static final BigDecimal AMOUNT = new BigDecimal("600.00");
    private static final CommitAward COMMIT = new CommitAward("b2026", "a1", 2, Pounds.of("600"), APRIL);

    private final Commands commands = mock(Commands.class);
    private final CommandGateway gateway = mock(CommandGateway.class);
    private final BudgetPositions budgets = mock(BudgetPositions.class);
    private final Awarding awarding = new Awarding(commands, gateway, budgets);
    private final WhenPanelAgreedThenAward award = new WhenPanelAgreedThenAward(awarding);
    private final WhenDeclinedThenRelease release = new WhenDeclinedThenRelease(awarding);

    @BeforeEach
    void a_budget_for_each_year() {
        when(budgets.idOf(anyString(), any()))
                .thenAnswer(
                        call -> "b" + call.getArgument(1, FinancialYear.class).startYear());
        standing(2, false);
    }

    private void standing(int number, boolean settled) {
        when(gateway.sendAndWait(any()))
                .thenReturn(new Standing(
                        new Agreement(number, Pounds.of("600"), number == 2 ? APRIL : APRIL.plusDays(1)), settled));
    }

    @Test
    void what_is_settled_is_left_alone() {
        standing(2, true);
        award.on(new AwardAgreed("a1", 2, AMOUNT, APRIL, null), "874", "p1", Role.PANEL_MEMBER);
        verifyNoMoreInteractions(commands);
    }

    @Test
    void what_a_later_agreement_overtook_is_left_to_that_one() {
        standing(3, false);
        award.on(new AwardAgreed("a1", 2, AMOUNT, APRIL, null), "874", "p1", Role.PANEL_MEMBER);
        verifyNoMoreInteractions(commands);
    }

    @Test
    void the_budget_comes_first_and_then_the_award() {
        award.on(new AwardAgreed("a1", 2, AMOUNT, APRIL, null), "874", "p1", Role.PANEL_MEMBER);
        var order = inOrder(commands);
        order.verify(commands).send(COMMIT, PANEL);
        order.verify(commands).send(new ConfirmAward("a1", 2), PANEL);
        verifyNoMoreInteractions(commands);
    }

    @Test
    void what_the_budget_refuses_is_not_awarded_and_not_tried_for_ever() {
        doThrow(new RefusedException(new AgreementOvertaken())).when(commands).send(COMMIT, PANEL);
        assertThatCode(() -> award.on(new AwardAgreed("a1", 2, AMOUNT, APRIL, null), "874", "p1", Role.PANEL_MEMBER))
                .doesNotThrowAnyException();
        verify(commands).send(COMMIT, PANEL);
        verifyNoMoreInteractions(commands);
    }

    @Test
    void a_fault_is_not_a_refusal_and_is_tried_again() {
        doThrow(new IllegalStateException("away")).when(commands).send(COMMIT, PANEL);
        assertThatThrownBy(
                        () -> award.on(new AwardAgreed("a1", 2, AMOUNT, APRIL, null), "874", "p1", Role.PANEL_MEMBER))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_agreement_in_a_new_year_gives_last_years_money_back() {
        award.on(new AwardAgreed("a1", 2, AMOUNT, APRIL, MARCH), "874", "p1", Role.PANEL_MEMBER);
        var order = inOrder(commands);
        order.verify(commands).send(new ReleaseAward("b2025", "a1", APRIL), PANEL);
        order.verify(commands).send(COMMIT, PANEL);
    }

    @Test
    void an_agreement_in_the_same_year_releases_nothing() {
        standing(3, false);
        award.on(new AwardAgreed("a1", 3, AMOUNT, APRIL.plusDays(1), APRIL), "874", "p1", Role.PANEL_MEMBER);
        verify(commands).send(any(CommitAward.class), eq(PANEL));
        verify(commands).send(any(ConfirmAward.class), eq(PANEL));
        verifyNoMoreInteractions(commands);
    }

    @Test
    void a_decline_after_an_agreement_gives_the_money_back() {
        release.on(new FundingDeclined("a1", DeclineReason.FUND_EXHAUSTED, APRIL, MARCH), "874");
        verify(commands).send(new ReleaseAward("b2025", "a1", APRIL), SYSTEM);
    }

    @Test
    void a_plain_decline_concerns_no_budget() {
        release.on(new FundingDeclined("a1", DeclineReason.CRITERIA_NOT_MET, APRIL, null), "874");
        verifyNoMoreInteractions(commands);
    }
}
