package waymark.journeys.child;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.Sex;
import waymark.journeys.child.ChildCommand.CorrectIdentity;
import waymark.journeys.child.ChildCommand.EndPlacement;
import waymark.journeys.child.ChildCommand.PlaceChild;
import waymark.journeys.child.ChildCommand.RecordCircumstances;
import waymark.journeys.child.ChildCommand.RecordHeadcount;
import waymark.journeys.child.ChildCommand.RecordSenProvision;
import waymark.journeys.child.ChildCommand.RegisterChild;
import waymark.journeys.child.ChildEvent.ChildPlaced;
import waymark.journeys.child.ChildEvent.ChildRegistered;
import waymark.journeys.child.ChildEvent.CircumstancesRecorded;
import waymark.journeys.child.ChildEvent.CohortCorrected;
import waymark.journeys.child.ChildEvent.CountedAtHeadcount;
import waymark.journeys.child.ChildEvent.IdentityCorrected;
import waymark.journeys.child.ChildEvent.PlacementEnded;
import waymark.journeys.child.ChildEvent.SenProvisionRecorded;
import waymark.journeys.child.ChildRefusal.UpnOfAnotherChild;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;

class ChildTest {

    private static final String ID = "child-1";
    private static final Map<String, Object> OURS = Map.of("la", "874");
    private static final LocalDate TODAY = LocalDate.of(2024, 11, 20);
    private static final LocalDate BORN = LocalDate.of(2020, 5, 17);
    private static final LocalDate START = LocalDate.of(2023, 9, 4);
    private static final LocalDate AUTUMN = LocalDate.of(2023, 10, 5);
    private static final LocalDate SPRING = LocalDate.of(2024, 1, 18);
    private static final LocalDate SUMMER = LocalDate.of(2024, 5, 16);
    private static final Identity WHO = new Identity("Testchild", "Rowan", BORN, null, "PE1 1AA");
    private static final String UPN = "H801200001001";

    private final Claims claims = new Claims();
    private final FixtureConfiguration<Child> fixture = new AggregateTestFixture<>(Child.class);

    @BeforeEach
    void fixDay() {
        fixture.registerInjectableResource(Clock.fixed(Instant.parse("2024-11-20T12:00:00Z"), ZoneOffset.UTC));
        fixture.registerInjectableResource(claims);
    }

    @Nested
    class Registering {

        @Test
        void a_child_becomes_known_with_its_place() {
            fixture.givenNoPriorActivity()
                    .when(register(WHO, new Place("s1", 15)), OURS)
                    .expectEvents(registered(WHO), new ChildPlaced(ID, "s1", 15, START));
        }

        @Test
        void registering_the_same_child_again_changes_nothing() {
            fixture.given(registered(WHO)).when(register(WHO, null), OURS).expectNoEvents();
        }

        @Test
        void a_child_is_not_known_before_its_birth() {
            refused(
                    "This day is before the child's date of birth. Check both dates.",
                    () -> fixture.givenNoPriorActivity()
                            .when(
                                    new RegisterChild(ID, "874", WHO, Sex.F, Ethnicity.WBRI, null, BORN.minusDays(1)),
                                    OURS));
        }

        @Test
        void a_wrong_check_letter_is_refused() {
            fixture.givenNoPriorActivity()
                    .when(register(new Identity("Testchild", "Rowan", BORN, "A801200005001", null), null), OURS)
                    .expectNoEvents()
                    .expectException(RefusedException.class);
        }

        @Test
        void a_upn_has_one_child() {
            claims.takenUpn = UPN;

            refused(
                    new UpnOfAnotherChild().detail(),
                    () -> fixture.givenNoPriorActivity().when(register(withUpn(), null), OURS));
        }
    }

    @Nested
    class Correcting {

        @Test
        void a_upn_learnt_later_is_kept_with_what_was_known() {
            fixture.given(registered(WHO))
                    .when(new CorrectIdentity(ID, withUpn(), SPRING), OURS)
                    .expectEvents(new IdentityCorrected(ID, "Testchild", "Rowan", BORN, UPN, "PE1 1AA", SPRING, TODAY));
        }

        @Test
        void the_same_identity_is_no_correction() {
            fixture.given(registered(WHO))
                    .when(
                            new CorrectIdentity(ID, new Identity(" Testchild ", "Rowan", BORN, null, "pe11aa"), SPRING),
                            OURS)
                    .expectNoEvents();
        }

        @Test
        void a_birthday_in_another_school_year_moves_the_child_there_from_the_day_it_became_known() {
            var september = LocalDate.of(2020, 9, 17);
            fixture.given(registered(WHO))
                    .when(new CorrectIdentity(ID, born(september), SPRING), OURS)
                    .expectEvents(
                            new IdentityCorrected(ID, "Testchild", "Rowan", september, null, "PE1 1AA", SPRING, TODAY),
                            new CohortCorrected(ID, 2020, START));
        }

        @Test
        void a_birthday_in_the_same_school_year_moves_nobody() {
            var august = LocalDate.of(2020, 8, 31);
            fixture.given(registered(WHO))
                    .when(new CorrectIdentity(ID, born(august), SPRING), OURS)
                    .expectEvents(
                            new IdentityCorrected(ID, "Testchild", "Rowan", august, null, "PE1 1AA", SPRING, TODAY));
        }

        @Test
        void a_birthday_corrected_back_moves_the_child_back() {
            var september = LocalDate.of(2020, 9, 17);
            fixture.given(
                            registered(WHO),
                            new IdentityCorrected(ID, "Testchild", "Rowan", september, null, "PE1 1AA", SPRING, TODAY),
                            new CohortCorrected(ID, 2020, START))
                    .when(new CorrectIdentity(ID, born(BORN), SUMMER), OURS)
                    .expectEvents(
                            new IdentityCorrected(ID, "Testchild", "Rowan", BORN, null, "PE1 1AA", SUMMER, TODAY),
                            new CohortCorrected(ID, 2019, START));
        }

        @Test
        void a_upn_that_stays_need_not_be_claimed_again() {
            claims.takenUpn = UPN;
            fixture.given(registered(withUpn()))
                    .when(new CorrectIdentity(ID, new Identity("Elmtest", "Rowan", BORN, UPN, null), SPRING), OURS)
                    .expectEvents(new IdentityCorrected(ID, "Elmtest", "Rowan", BORN, UPN, null, SPRING, TODAY));
        }

        @Test
        void a_upn_of_another_child_corrects_nothing() {
            claims.takenUpn = UPN;

            refused(
                    new UpnOfAnotherChild().detail(),
                    () -> fixture.given(registered(WHO)).when(new CorrectIdentity(ID, withUpn(), SPRING), OURS));
        }

        @Test
        void another_authority_finds_nothing_to_correct() {
            fixture.given(registered(WHO))
                    .when(new CorrectIdentity(ID, withUpn(), SPRING), Map.of("la", "301"))
                    .expectNoEvents()
                    .expectException(NotFoundException.class);
        }
    }

    @Nested
    class Placing {

        @Test
        void a_move_ends_one_place_and_starts_the_other_on_one_day() {
            fixture.given(registered(WHO), new ChildPlaced(ID, "s1", 15, START))
                    .when(new PlaceChild(ID, "s2", 30, SPRING), OURS)
                    .expectEvents(new PlacementEnded(ID, "s1", SPRING), new ChildPlaced(ID, "s2", 30, SPRING));
        }

        @Test
        void the_same_place_again_changes_nothing() {
            fixture.given(registered(WHO), new ChildPlaced(ID, "s1", 15, START))
                    .when(new PlaceChild(ID, "s1", 15, SPRING), OURS)
                    .expectNoEvents();
        }

        @Test
        void other_hours_at_the_same_setting_are_no_move() {
            fixture.given(registered(WHO), new ChildPlaced(ID, "s1", 15, START))
                    .when(new PlaceChild(ID, "s1", 30, SPRING), OURS)
                    .expectEvents(new ChildPlaced(ID, "s1", 30, SPRING));
        }

        @Test
        void an_earlier_place_heard_of_late_ends_where_the_known_one_began() {
            fixture.given(registered(WHO), new ChildPlaced(ID, "s2", 15, SPRING))
                    .when(new PlaceChild(ID, "s1", 15, START), OURS)
                    .expectEvents(new ChildPlaced(ID, "s1", 15, START), new PlacementEnded(ID, "s1", SPRING));
        }

        @Test
        void tomorrow_is_too_early() {
            refused(
                    "This day has not come yet. Record facts on or after the day they become true.",
                    () -> fixture.given(registered(WHO)).when(new PlaceChild(ID, "s1", 15, TODAY.plusDays(1)), OURS));
        }

        @Test
        void today_is_not() {
            fixture.given(registered(WHO))
                    .when(new PlaceChild(ID, "s1", 15, TODAY), OURS)
                    .expectEvents(new ChildPlaced(ID, "s1", 15, TODAY));
        }
    }

    @Nested
    class Leaving {

        @Test
        void a_place_ends_on_the_first_day_without_it() {
            fixture.given(registered(WHO), new ChildPlaced(ID, "s1", 15, START))
                    .when(new EndPlacement(ID, "s1", SPRING), OURS)
                    .expectEvents(new PlacementEnded(ID, "s1", SPRING));
        }

        @Test
        void a_place_ends_once() {
            fixture.given(registered(WHO), new ChildPlaced(ID, "s1", 15, START), new PlacementEnded(ID, "s1", SPRING))
                    .when(new EndPlacement(ID, "s1", SPRING), OURS)
                    .expectNoEvents();
        }

        @Test
        void nobody_leaves_where_they_were_not() {
            var message = "The child had no place at this setting on the day before. Check the setting and the day.";
            refused(
                    message,
                    () -> fixture.given(registered(WHO), new ChildPlaced(ID, "s1", 15, START))
                            .when(new EndPlacement(ID, "s2", SPRING), OURS));
        }

        @Test
        void nobody_leaves_before_they_came() {
            var message = "The child had no place at this setting on the day before. Check the setting and the day.";
            refused(
                    message,
                    () -> fixture.given(registered(WHO), new ChildPlaced(ID, "s1", 15, START))
                            .when(new EndPlacement(ID, "s1", START), OURS));
        }
    }

    @Nested
    class Supporting {

        @Test
        void provision_holds_from_a_day_on() {
            fixture.given(registered(WHO))
                    .when(provision(SenProvision.K, SenType.SLCN, AUTUMN), OURS)
                    .expectEvents(new SenProvisionRecorded(ID, SenProvision.K, SenType.SLCN, AUTUMN));
        }

        @Test
        void the_same_provision_again_changes_nothing() {
            fixture.given(registered(WHO), new SenProvisionRecorded(ID, SenProvision.K, SenType.SLCN, AUTUMN))
                    .when(provision(SenProvision.K, SenType.SLCN, SPRING), OURS)
                    .expectNoEvents();
        }

        @Test
        void support_needs_a_need() {
            refused(
                    "SEN support and EHC plans need a primary need. Give its code.",
                    () -> fixture.given(registered(WHO)).when(provision(SenProvision.K, null, AUTUMN), OURS));
        }

        @Test
        void no_provision_has_no_need() {
            fixture.given(registered(WHO))
                    .when(provision(SenProvision.N, SenType.ASD, AUTUMN), OURS)
                    .expectNoEvents()
                    .expectException(RefusedException.class);
        }

        @Test
        void a_plan_is_not_for_an_unassessed_need() {
            fixture.given(registered(WHO))
                    .when(provision(SenProvision.E, SenType.NSA, AUTUMN), OURS)
                    .expectNoEvents()
                    .expectException(RefusedException.class);
        }

        @Test
        void circumstances_hold_from_a_day_on() {
            fixture.given(registered(WHO), new CircumstancesRecorded(ID, false, false, true, false, AUTUMN))
                    .when(new RecordCircumstances(ID, new Circumstances(true, false, true, false), SPRING), OURS)
                    .expectEvents(new CircumstancesRecorded(ID, true, false, true, false, SPRING));
        }
    }

    @Nested
    class Counting {

        @Test
        void a_first_headcount_tells_everything_in_one_commit() {
            fixture.givenNoPriorActivity()
                    .when(headcount(AUTUMN, "s1", START, null, SenProvision.K), OURS)
                    .expectEvents((Object[]) counted().toArray());
        }

        @Test
        void the_same_headcount_again_changes_nothing() {
            fixture.given(counted())
                    .when(headcount(AUTUMN, "s1", START, null, SenProvision.K), OURS)
                    .expectNoEvents();
        }

        @Test
        void an_unchanged_child_is_only_counted() {
            fixture.given(counted())
                    .when(headcount(SPRING, "s1", START, null, SenProvision.K), OURS)
                    .expectEvents(new CountedAtHeadcount(ID, SPRING));
        }

        @Test
        void a_child_who_moved_between_headcounts_moved_on_its_start_date() {
            var moved = LocalDate.of(2024, 1, 8);
            fixture.given(counted())
                    .when(headcount(SPRING, "s2", moved, null, SenProvision.K), OURS)
                    .expectEvents(
                            new PlacementEnded(ID, "s1", moved),
                            new ChildPlaced(ID, "s2", 15, moved),
                            new CountedAtHeadcount(ID, SPRING));
        }

        @Test
        void a_leaver_has_no_place_from_the_leaving_date() {
            var left = LocalDate.of(2023, 12, 20);
            fixture.given(counted())
                    .when(headcount(SPRING, "s1", START, left, SenProvision.K), OURS)
                    .expectEvents(new PlacementEnded(ID, "s1", left), new CountedAtHeadcount(ID, SPRING));
        }

        @Test
        void a_later_headcount_corrects_the_name_on_its_day() {
            fixture.given(counted())
                    .when(headcount(SPRING, named("Marriedtest", null)), OURS)
                    .expectEvents(
                            new IdentityCorrected(ID, "Marriedtest", "Rowan", BORN, null, "PE1 1AA", SPRING, SPRING),
                            new CountedAtHeadcount(ID, SPRING));
        }

        @Test
        void a_late_headcount_does_not_take_back_a_name_learnt_since() {
            fixture.given(counted())
                    .andGiven(
                            new IdentityCorrected(ID, "Marriedtest", "Rowan", BORN, null, "PE1 1AA", SUMMER, SUMMER),
                            new CountedAtHeadcount(ID, SUMMER))
                    .when(headcount(SPRING, WHO), OURS)
                    .expectEvents(new CountedAtHeadcount(ID, SPRING));
        }

        @Test
        void a_headcount_brought_again_does_not_take_back_what_somebody_corrected_since() {
            fixture.given(counted())
                    .andGiven(new IdentityCorrected(ID, "Righttest", "Rowan", BORN, null, "PE1 1AA", START, SUMMER))
                    .when(headcount(AUTUMN, WHO), OURS)
                    .expectNoEvents();
        }

        @Test
        void a_headcount_corrected_and_brought_again_corrects_the_name() {
            fixture.given(counted())
                    .when(headcount(AUTUMN, named("Righttest", null)), OURS)
                    .expectEvents(
                            new IdentityCorrected(ID, "Righttest", "Rowan", BORN, null, "PE1 1AA", AUTUMN, AUTUMN));
        }

        @Test
        void a_late_headcount_does_not_take_back_a_name_a_later_one_confirmed() {
            fixture.given(counted())
                    .andGiven(new CountedAtHeadcount(ID, SUMMER))
                    .when(headcount(SPRING, named("Oldnametest", null)), OURS)
                    .expectEvents(new CountedAtHeadcount(ID, SPRING));
        }

        @Test
        void a_late_headcount_fills_in_a_upn_nobody_knew() {
            fixture.given(counted())
                    .andGiven(new CountedAtHeadcount(ID, SUMMER))
                    .when(headcount(SPRING, named("Oldnametest", UPN)), OURS)
                    .expectEvents(
                            new IdentityCorrected(ID, "Testchild", "Rowan", BORN, UPN, "PE1 1AA", SPRING, SPRING),
                            new CountedAtHeadcount(ID, SPRING));
        }

        @Test
        void a_late_headcount_does_not_hide_what_a_later_one_found() {
            var events = new ArrayList<Object>(counted());
            events.add(new CountedAtHeadcount(ID, SUMMER));
            fixture.given(events)
                    .when(headcount(SPRING, "s1", START, null, SenProvision.N), OURS)
                    .expectEvents(
                            new SenProvisionRecorded(ID, SenProvision.N, null, SPRING),
                            new SenProvisionRecorded(ID, SenProvision.K, SenType.SLCN, SUMMER),
                            new CountedAtHeadcount(ID, SPRING));
        }
    }

    private void refused(String message, Supplier<ResultValidator<Child>> when) {
        when.get().expectNoEvents().expectException(RefusedException.class).expectExceptionMessage(message);
    }

    private static List<Object> counted() {
        return List.of(
                registered(WHO),
                new ChildPlaced(ID, "s1", 15, START),
                new SenProvisionRecorded(ID, SenProvision.K, SenType.SLCN, AUTUMN),
                new CircumstancesRecorded(ID, false, false, true, false, AUTUMN),
                new CountedAtHeadcount(ID, AUTUMN));
    }

    private static Identity born(LocalDate day) {
        return new Identity("Testchild", "Rowan", day, null, "PE1 1AA");
    }

    private static Identity named(String surname, @Nullable String upn) {
        return new Identity(surname, "Rowan", BORN, upn, null);
    }

    /** Of a child who stays where it is, with the support it has. */
    private static RecordHeadcount headcount(LocalDate on, Identity who) {
        var status = new SenStatus(SenProvision.K, SenType.SLCN);
        var circumstances = new Circumstances(false, false, true, false);
        return new RecordHeadcount(
                ID, "874", on, who, Sex.F, Ethnicity.WBRI, "s1", START, null, 15, status, circumstances);
    }

    private static RecordHeadcount headcount(
            LocalDate on, String setting, LocalDate start, @Nullable LocalDate left, SenProvision provision) {
        return new RecordHeadcount(
                ID,
                "874",
                on,
                WHO,
                Sex.F,
                Ethnicity.WBRI,
                setting,
                start,
                left,
                15,
                new SenStatus(provision, provision == SenProvision.N ? null : SenType.SLCN),
                new Circumstances(false, false, true, false));
    }

    private static RecordSenProvision provision(SenProvision provision, @Nullable SenType need, LocalDate from) {
        return new RecordSenProvision(ID, new SenStatus(provision, need), from);
    }

    private static Identity withUpn() {
        return new Identity("Testchild", "Rowan", BORN, UPN, null);
    }

    private static RegisterChild register(Identity who, @Nullable Place place) {
        return new RegisterChild(ID, "874", who, Sex.F, Ethnicity.WBRI, place, START);
    }

    private static ChildRegistered registered(Identity who) {
        return new ChildRegistered(
                ID,
                "874",
                who.surname(),
                who.forename(),
                BORN,
                who.upn(),
                who.postcode(),
                2019,
                Sex.F,
                Ethnicity.WBRI,
                START);
    }

    /** One UPN is somebody else's. */
    private static final class Claims implements UpnClaims {

        private @Nullable String takenUpn;

        @Override
        public void claim(String la, String childId, String upn) {
            if (upn.equals(takenUpn)) {
                throw new RefusedException(new UpnOfAnotherChild());
            }
        }
    }
}
