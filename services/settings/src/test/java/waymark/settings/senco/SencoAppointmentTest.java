package waymark.settings.senco;

import static waymark.events.Qualification.LEVEL_3_EY_SENCO;
import static waymark.events.Qualification.NASENCO;
import static waymark.events.SettingType.AGENCY_CHILDMINDER;
import static waymark.events.SettingType.INDEPENDENT_CHILDMINDER;
import static waymark.events.SettingType.PRIVATE_NURSERY;

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
import waymark.events.SettingType;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.time.London;
import waymark.settings.senco.SencoCommand.AppointFurther;
import waymark.settings.senco.SencoCommand.AppointSenco;
import waymark.settings.senco.SencoCommand.Award;
import waymark.settings.senco.SencoCommand.EndAppointment;
import waymark.settings.senco.SencoCommand.RecordAppointment;
import waymark.settings.senco.SencoCommand.RecordQualification;
import waymark.settings.senco.SencoCommand.RenameSenco;
import waymark.settings.senco.SencoCommand.ShareSenco;
import waymark.settings.senco.SencoEvent.SencoAppointed;
import waymark.settings.senco.SencoEvent.SencoAppointmentEnded;
import waymark.settings.senco.SencoEvent.SencoNamed;
import waymark.settings.senco.SencoEvent.SencoQualified;

class SencoAppointmentTest {

    private static final String ID = "senco-1";
    private static final String NURSERY = "nursery";
    private static final String OTHER = "other";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate JANUARY = LocalDate.of(2023, 1, 9);
    private static final LocalDate JUNE = LocalDate.of(2023, 6, 30);
    private static final LocalDate AUTUMN = LocalDate.of(2023, 9, 1);

    private AggregateTestFixture<SencoAppointment> fixture = new AggregateTestFixture<>(SencoAppointment.class);

    @BeforeEach
    void a_record_on_a_day() {
        fixture = new AggregateTestFixture<>(SencoAppointment.class);
        fixture.registerInjectableResource(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE));
    }

    @Nested
    class Appointing {

        @Test
        void a_person_becomes_senco_of_a_setting() {
            when(appoint("Testsenco Oak", NURSERY, JANUARY)).expectEvents(named(), appointed(NURSERY, JANUARY));
        }

        @Test
        void the_same_appointment_again_changes_nothing() {
            when(appoint("Testsenco Oak", NURSERY, JANUARY), named(), appointed(NURSERY, JANUARY))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_known_person_may_be_appointed_elsewhere() {
            when(appoint("Testsenco Oak", OTHER, JUNE), named(), appointed(NURSERY, JANUARY))
                    .expectEvents(appointed(OTHER, JUNE));
        }

        @Test
        void a_reference_stands_for_one_person() {
            refused(
                    when(appoint("Testsenco Elm", OTHER, JUNE), named(), appointed(NURSERY, JANUARY)),
                    "known already under another name");
        }

        @Test
        void nobody_is_appointed_from_tomorrow() {
            refused(when(appoint("Testsenco Oak", NURSERY, TODAY.plusDays(1))), "This day has not come yet");
        }

        @Test
        void a_person_is_senco_of_a_setting_once_at_a_time() {
            refused(
                    when(appoint("Testsenco Oak", NURSERY, JUNE), named(), appointed(NURSERY, JANUARY)),
                    "from 2023-01-09 overlaps");
        }

        @Test
        void a_person_may_come_back() {
            when(
                            appoint("Testsenco Oak", NURSERY, AUTUMN),
                            named(),
                            appointed(NURSERY, JANUARY),
                            ended(NURSERY, JANUARY, JUNE))
                    .expectEvents(appointed(NURSERY, AUTUMN));
        }

        @Test
        void a_person_may_come_back_on_the_first_day_without_them() {
            when(
                            new AppointFurther(ID, NURSERY, JUNE),
                            named(),
                            appointed(NURSERY, JANUARY),
                            ended(NURSERY, JANUARY, JUNE))
                    .expectEvents(appointed(NURSERY, JUNE));
        }

        @Test
        void a_person_may_oversee_a_further_setting() {
            when(new AppointFurther(ID, OTHER, JUNE), named(), appointed(NURSERY, JANUARY))
                    .expectEvents(appointed(OTHER, JUNE));
        }

        @Test
        void another_authority_finds_nobody() {
            foreign(new AppointFurther(ID, OTHER, JUNE));
            foreign(appoint("Testsenco Oak", OTHER, JUNE));
        }

        @Test
        void nobody_is_appointed_further_where_they_are_already() {
            refused(
                    when(new AppointFurther(ID, NURSERY, JUNE), named(), appointed(NURSERY, JANUARY)),
                    "from 2023-01-09 overlaps");
        }

        @Test
        void the_same_further_appointment_again_changes_nothing() {
            when(new AppointFurther(ID, OTHER, JUNE), named(), appointed(NURSERY, JANUARY), appointed(OTHER, JUNE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void nobody_is_appointed_further_from_tomorrow() {
            refused(when(new AppointFurther(ID, OTHER, TODAY.plusDays(1)), named()), "This day has not come yet");
        }

        @Test
        void a_person_whose_name_was_erased_is_not_taken_for_somebody_else() {
            refused(
                    when(appoint("Testsenco Oak", OTHER, JUNE), erased(), appointed(NURSERY, JANUARY)),
                    "known already under another name");
        }

        @Test
        void a_person_whose_name_was_erased_may_be_appointed_further() {
            when(new AppointFurther(ID, OTHER, JUNE), erased(), appointed(NURSERY, JANUARY))
                    .expectEvents(appointed(OTHER, JUNE));
        }

        @Test
        void somebody_nobody_named_is_not_appointed_further() {
            when(new AppointFurther(ID, OTHER, JUNE)).expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Sharing {

        @Test
        void childminders_of_a_network_share_a_senco() {
            when(share(INDEPENDENT_CHILDMINDER, JUNE), named(), appointed(NURSERY, JANUARY))
                    .expectEvents(new SencoAppointed(ID, OTHER, true, "Riverside Network", JUNE));
        }

        @Test
        void childminders_of_an_agency_share_a_senco() {
            when(share(AGENCY_CHILDMINDER, JUNE), named(), appointed(NURSERY, JANUARY))
                    .expectEvents(new SencoAppointed(ID, OTHER, true, "Riverside Network", JUNE));
        }

        @Test
        void a_nursery_does_not_share() {
            refused(
                    when(share(PRIVATE_NURSERY, JUNE), named(), appointed(NURSERY, JANUARY)),
                    "Only childminders in an agency or network may share");
        }

        @Test
        void sharing_again_changes_nothing() {
            when(
                            share(AGENCY_CHILDMINDER, JUNE),
                            named(),
                            appointed(NURSERY, JANUARY),
                            new SencoAppointed(ID, OTHER, true, "Riverside Network", JUNE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void nobody_is_shared_from_tomorrow() {
            refused(
                    when(share(AGENCY_CHILDMINDER, TODAY.plusDays(1)), named(), appointed(NURSERY, JANUARY)),
                    "This day has not come yet");
        }

        @Test
        void nobody_is_shared_where_they_are_already() {
            refused(
                    when(share(AGENCY_CHILDMINDER, JUNE), named(), appointed(OTHER, JANUARY)),
                    "from 2023-01-09 overlaps");
        }

        @Test
        void another_authority_shares_nobody() {
            foreign(share(AGENCY_CHILDMINDER, JUNE));
        }

        private ShareSenco share(SettingType type, LocalDate from) {
            return new ShareSenco(ID, OTHER, type, "Riverside Network", from);
        }
    }

    @Nested
    class Ending {

        @Test
        void an_appointment_ends() {
            when(new EndAppointment(ID, NURSERY, JUNE), named(), appointed(NURSERY, JANUARY))
                    .expectEvents(ended(NURSERY, JANUARY, JUNE));
        }

        @Test
        void only_the_appointment_at_this_setting_ends() {
            when(new EndAppointment(ID, OTHER, AUTUMN), named(), appointed(NURSERY, JANUARY), appointed(OTHER, JUNE))
                    .expectEvents(ended(OTHER, JUNE, AUTUMN));
        }

        @Test
        void the_same_end_again_changes_nothing() {
            when(
                            new EndAppointment(ID, NURSERY, JUNE),
                            named(),
                            appointed(NURSERY, JANUARY),
                            ended(NURSERY, JANUARY, JUNE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void an_end_is_not_changed() {
            refused(
                    when(
                            new EndAppointment(ID, NURSERY, AUTUMN),
                            named(),
                            appointed(NURSERY, JANUARY),
                            ended(NURSERY, JANUARY, JUNE)),
                    "ended on 2023-06-30 already");
        }

        @Test
        void after_coming_back_it_is_the_running_appointment_that_ends() {
            when(
                            new EndAppointment(ID, NURSERY, TODAY),
                            named(),
                            appointed(NURSERY, JANUARY),
                            ended(NURSERY, JANUARY, JUNE),
                            appointed(NURSERY, AUTUMN))
                    .expectEvents(ended(NURSERY, AUTUMN, TODAY));
        }

        @Test
        void nothing_ends_before_it_begins() {
            refused(
                    when(new EndAppointment(ID, NURSERY, JANUARY.minusDays(1)), named(), appointed(NURSERY, JANUARY)),
                    "began on 2023-01-09");
        }

        @Test
        void nothing_ends_tomorrow() {
            refused(
                    when(new EndAppointment(ID, NURSERY, TODAY.plusDays(1)), named(), appointed(NURSERY, JANUARY)),
                    "This day has not come yet");
        }

        @Test
        void only_what_began_can_end() {
            refused(
                    when(new EndAppointment(ID, OTHER, JUNE), named(), appointed(NURSERY, JANUARY)),
                    "has not been appointed SENCO of this setting");
        }

        @Test
        void an_appointment_may_end_on_the_day_it_began() {
            when(new EndAppointment(ID, NURSERY, JANUARY), named(), appointed(NURSERY, JANUARY))
                    .expectEvents(ended(NURSERY, JANUARY, JANUARY));
        }

        @Test
        void another_authority_ends_nothing() {
            foreign(new EndAppointment(ID, NURSERY, JUNE));
        }
    }

    @Nested
    class Qualifying {

        @Test
        void a_qualification_is_recorded() {
            when(new RecordQualification(ID, NASENCO, JUNE), named(), appointed(NURSERY, JANUARY))
                    .expectEvents(new SencoQualified(ID, NASENCO, JUNE));
        }

        @Test
        void the_same_award_again_changes_nothing() {
            when(new RecordQualification(ID, NASENCO, JUNE), named(), new SencoQualified(ID, NASENCO, JUNE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void another_qualification_may_follow() {
            when(new RecordQualification(ID, NASENCO, JUNE), named(), new SencoQualified(ID, LEVEL_3_EY_SENCO, JUNE))
                    .expectEvents(new SencoQualified(ID, NASENCO, JUNE));
        }

        @Test
        void a_qualification_is_awarded_once() {
            refused(
                    when(new RecordQualification(ID, NASENCO, AUTUMN), named(), new SencoQualified(ID, NASENCO, JUNE)),
                    "awarded on 2023-06-30 already");
        }

        @Test
        void nothing_is_awarded_tomorrow() {
            refused(
                    when(new RecordQualification(ID, NASENCO, TODAY.plusDays(1)), named()),
                    "This day has not come yet");
        }

        @Test
        void a_qualification_counts_after_the_last_appointment_too() {
            when(
                            new RecordQualification(ID, NASENCO, AUTUMN),
                            named(),
                            appointed(NURSERY, JANUARY),
                            ended(NURSERY, JANUARY, JUNE))
                    .expectEvents(new SencoQualified(ID, NASENCO, AUTUMN));
        }

        @Test
        void another_authority_qualifies_nobody() {
            foreign(new RecordQualification(ID, NASENCO, JUNE));
        }
    }

    @Nested
    class Renaming {

        @Test
        void a_person_may_change_their_name() {
            when(new RenameSenco(ID, "Testsenco Elm"), named())
                    .expectEvents(new SencoNamed(ID, "874", "Testsenco Elm"));
        }

        @Test
        void the_same_name_is_no_change() {
            when(new RenameSenco(ID, "Testsenco Oak"), named()).expectNoEvents();
        }

        @Test
        void a_person_whose_name_was_erased_may_be_named_again() {
            when(new RenameSenco(ID, "Testsenco Oak"), erased()).expectEvents(named());
        }

        @Test
        void another_authority_renames_nobody() {
            foreign(new RenameSenco(ID, "Testsenco Elm"));
        }
    }

    @Nested
    class RecordingAFile {

        @Test
        void an_unknown_person_is_appointed_with_all_the_row_says() {
            when(row(PRIVATE_NURSERY, JUNE, false, new Award(LEVEL_3_EY_SENCO, AUTUMN)))
                    .expectEvents(
                            named(),
                            appointed(NURSERY, JANUARY),
                            ended(NURSERY, JANUARY, JUNE),
                            new SencoQualified(ID, LEVEL_3_EY_SENCO, AUTUMN));
        }

        @Test
        void the_same_row_again_changes_nothing() {
            when(
                            row(PRIVATE_NURSERY, JUNE, false, new Award(LEVEL_3_EY_SENCO, AUTUMN)),
                            named(),
                            appointed(NURSERY, JANUARY),
                            ended(NURSERY, JANUARY, JUNE),
                            new SencoQualified(ID, LEVEL_3_EY_SENCO, AUTUMN))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void an_end_that_came_since_is_added() {
            when(row(PRIVATE_NURSERY, JUNE, false, null), named(), appointed(NURSERY, JANUARY))
                    .expectEvents(ended(NURSERY, JANUARY, JUNE));
        }

        @Test
        void an_earlier_time_may_be_recorded_later() {
            when(row(PRIVATE_NURSERY, JUNE, false, null), named(), appointed(NURSERY, AUTUMN))
                    .expectEvents(appointed(NURSERY, JANUARY), ended(NURSERY, JANUARY, JUNE));
        }

        @Test
        void another_name_is_the_persons_new_name() {
            when(
                            new RecordAppointment(
                                    ID, "874", "Testsenco Elm", NURSERY, PRIVATE_NURSERY, JANUARY, null, false, null),
                            named(),
                            appointed(NURSERY, JANUARY))
                    .expectEvents(new SencoNamed(ID, "874", "Testsenco Elm"));
        }

        @Test
        void a_childminder_shares() {
            when(row(AGENCY_CHILDMINDER, null, true, null))
                    .expectEvents(named(), new SencoAppointed(ID, NURSERY, true, null, JANUARY));
        }

        @Test
        void a_nursery_does_not_share() {
            refused(when(row(PRIVATE_NURSERY, null, true, null)), "Only childminders");
        }

        @Test
        void days_to_come_are_not_recorded() {
            refused(when(row(PRIVATE_NURSERY, TODAY.plusDays(1), false, null), named()), "This day has not come yet");
            refused(
                    when(row(PRIVATE_NURSERY, null, false, new Award(NASENCO, TODAY.plusDays(1))), named()),
                    "This day has not come yet");
        }

        @Test
        void an_overlap_is_refused_whole() {
            refused(
                    when(row(PRIVATE_NURSERY, null, false, null), named(), appointed(NURSERY, JUNE)),
                    "from 2023-06-30 overlaps");
        }

        @Test
        void an_end_before_the_beginning_is_refused_whole() {
            refused(when(row(PRIVATE_NURSERY, JANUARY.minusDays(1), false, null), named()), "began on 2023-01-09");
        }

        @Test
        void an_end_is_not_changed_by_a_file() {
            refused(
                    when(
                            row(PRIVATE_NURSERY, AUTUMN, false, null),
                            named(),
                            appointed(NURSERY, JANUARY),
                            ended(NURSERY, JANUARY, JUNE)),
                    "ended on 2023-06-30 already");
        }

        @Test
        void an_award_is_not_changed_by_a_file_and_the_row_is_refused_whole() {
            refused(
                    when(
                            row(PRIVATE_NURSERY, null, false, new Award(NASENCO, AUTUMN)),
                            named(),
                            new SencoQualified(ID, NASENCO, JUNE)),
                    "awarded on 2023-06-30 already");
        }

        @Test
        void another_authority_records_nobody() {
            foreign(row(PRIVATE_NURSERY, JUNE, false, null));
        }

        private RecordAppointment row(
                SettingType type, @Nullable LocalDate endedOn, boolean shared, @Nullable Award award) {
            return new RecordAppointment(ID, "874", "Testsenco Oak", NURSERY, type, JANUARY, endedOn, shared, award);
        }
    }

    private ResultValidator<SencoAppointment> when(SencoCommand command, Object... given) {
        return fixture.given(given).when(command, Map.of("la", "874"));
    }

    private void foreign(SencoCommand command) {
        fixture.given(named(), appointed(NURSERY, JANUARY))
                .when(command, Map.of("la", "873"))
                .expectNoEvents()
                .expectException(NotFoundException.class);
    }

    private static void refused(ResultValidator<SencoAppointment> result, String because) {
        result.expectNoEvents()
                .expectException(RefusedException.class)
                .expectExceptionMessage(Matchers.containsString(because));
    }

    private static AppointSenco appoint(String name, String settingId, LocalDate from) {
        return new AppointSenco(ID, "874", name, settingId, from);
    }

    private static SencoNamed named() {
        return new SencoNamed(ID, "874", "Testsenco Oak");
    }

    /** As the event reads once the person's key is gone. */
    private static SencoNamed erased() {
        return new SencoNamed(ID, "874", null);
    }

    private static SencoAppointed appointed(String settingId, LocalDate from) {
        return new SencoAppointed(ID, settingId, false, null, from);
    }

    private static SencoAppointmentEnded ended(String settingId, LocalDate from, LocalDate on) {
        return new SencoAppointmentEnded(ID, settingId, from, on);
    }
}
