package waymark.funding.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import waymark.funding.scheme.SchemeCommand.CallOffPanel;
import waymark.funding.scheme.SchemeCommand.PlanPanel;
import waymark.funding.scheme.SchemeCommand.SetTerms;
import waymark.funding.scheme.SchemeEvent.PanelCalledOff;
import waymark.funding.scheme.SchemeEvent.PanelPlanned;
import waymark.funding.scheme.SchemeEvent.TermsSet;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.time.London;

class SchemeTest {

    private static final String ID = "e0000000-0000-4000-8000-000000000001";
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate NEXT_APRIL = LocalDate.of(2027, 4, 1);
    private static final Band A = new Band("A", "Group support", new BigDecimal("500.00"));
    private static final Band B = new Band("B", "Individual support", new BigDecimal("1000.00"));

    @Nested
    class SettingTerms {

        @Test
        void terms_hold_from_a_day() {
            when(new SetTerms(ID, "874", terms(APRIL, A, B))).expectEvents(set(APRIL, A, B));
        }

        @Test
        void the_same_terms_again_change_nothing() {
            unchanged(when(new SetTerms(ID, "874", terms(APRIL, A)), set(APRIL, A)));
        }

        @Test
        void new_terms_follow() {
            when(new SetTerms(ID, "874", terms(NEXT_APRIL, B)), set(APRIL, A)).expectEvents(set(NEXT_APRIL, B));
        }

        @Test
        void terms_in_force_are_not_rewritten() {
            refused(when(new SetTerms(ID, "874", terms(APRIL, B)), set(APRIL, A)), "Terms from 2026-04-01 are in");
            refused(when(new SetTerms(ID, "874", terms(TODAY, B)), set(TODAY, A)), "Terms from 2026-11-23 are in");
        }

        @Test
        void terms_to_come_can_be_put_right() {
            when(new SetTerms(ID, "874", terms(NEXT_APRIL, B)), set(NEXT_APRIL, A))
                    .expectEvents(set(NEXT_APRIL, B));
        }

        @Test
        void terms_come_in_order() {
            refused(
                    when(new SetTerms(ID, "874", terms(APRIL, B)), set(NEXT_APRIL, A)),
                    "Terms from 2027-04-01 are set already");
        }

        @Test
        void a_band_has_a_code_of_its_own() {
            refused(when(new SetTerms(ID, "874", terms(APRIL, A, A))), "Each band needs a code of its own");
        }

        @Test
        void the_latest_that_has_begun_is_in_force() {
            var all = List.of(terms(APRIL, A), terms(NEXT_APRIL, B));
            assertThat(Terms.inForce(all, APRIL.minusDays(1))).isEmpty();
            assertThat(Terms.inForce(all, APRIL)).contains(all.getFirst());
            assertThat(Terms.inForce(all, NEXT_APRIL.minusDays(1))).contains(all.getFirst());
            assertThat(Terms.inForce(all, NEXT_APRIL)).contains(all.getLast());
        }

        @Test
        void evidence_is_asked_for_once() {
            var asked = List.of(Evidence.SUPPORT_PLAN, Evidence.PARENT_CONSENT, Evidence.SUPPORT_PLAN);
            assertThat(new Terms(APRIL, List.of(), asked).evidence())
                    .containsExactly(Evidence.PARENT_CONSENT, Evidence.SUPPORT_PLAN);
        }
    }

    @Nested
    class Panels {

        @Test
        void a_panel_is_planned_for_a_day_to_come() {
            when(new PlanPanel(ID, "874", TODAY)).expectEvents(planned(TODAY));
        }

        @Test
        void the_same_panel_again_changes_nothing() {
            unchanged(when(new PlanPanel(ID, "874", TODAY), planned(TODAY)));
        }

        @Test
        void no_panel_is_planned_for_yesterday() {
            refused(when(new PlanPanel(ID, "874", TODAY.minusDays(1))), "This day is over");
        }

        @Test
        void a_panel_is_called_off() {
            when(new CallOffPanel(ID, TODAY), planned(TODAY)).expectEvents(new PanelCalledOff(ID, TODAY));
        }

        @Test
        void only_a_planned_panel_is_called_off() {
            refused(when(new CallOffPanel(ID, TODAY), planned(NEXT_APRIL)), "No panel is planned for this day");
            refused(
                    when(new CallOffPanel(ID, TODAY), planned(TODAY), new PanelCalledOff(ID, TODAY)),
                    "No panel is planned for this day");
        }

        @Test
        void a_panel_that_was_held_is_not_called_off() {
            refused(when(new CallOffPanel(ID, APRIL), planned(APRIL)), "This day is over");
        }
    }

    @Test
    void another_authority_finds_no_such_scheme() {
        fixture()
                .given(planned(TODAY))
                .when(new CallOffPanel(ID, TODAY), Map.of("la", "301"))
                .expectNoEvents()
                .expectException(NotFoundException.class);
    }

    private static AggregateTestFixture<Scheme> fixture() {
        var fixture = new AggregateTestFixture<>(Scheme.class);
        fixture.registerInjectableResource(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE));
        return fixture;
    }

    private static ResultValidator<Scheme> when(SchemeCommand command, SchemeEvent... before) {
        return fixture().given((Object[]) before).when(command, Map.of("la", "874"));
    }

    private static void unchanged(ResultValidator<Scheme> result) {
        result.expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private static void refused(ResultValidator<Scheme> result, String why) {
        result.expectNoEvents()
                .expectException(RefusedException.class)
                .expectExceptionMessage(Matchers.containsString(why));
    }

    private static Terms terms(LocalDate from, Band... bands) {
        return new Terms(from, List.of(bands), List.of(Evidence.PARENT_CONSENT));
    }

    private static TermsSet set(LocalDate from, Band... bands) {
        return new TermsSet(ID, "874", from, List.of(bands), List.of(Evidence.PARENT_CONSENT));
    }

    private static PanelPlanned planned(LocalDate on) {
        return new PanelPlanned(ID, "874", on);
    }
}
