package waymark.settings.register;

import static waymark.events.SettingType.INDEPENDENT_CHILDMINDER;
import static waymark.events.SettingType.NURSERY_CLASS;
import static waymark.events.SettingType.PRIVATE_NURSERY;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import waymark.events.SettingType;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.time.London;
import waymark.settings.register.SettingCommand.ChangeSetting;
import waymark.settings.register.SettingCommand.CloseSetting;
import waymark.settings.register.SettingCommand.RecordSetting;
import waymark.settings.register.SettingCommand.RegisterSetting;
import waymark.settings.register.SettingEvent.SettingChanged;
import waymark.settings.register.SettingEvent.SettingClosed;
import waymark.settings.register.SettingEvent.SettingRegistered;

class SettingTest {

    private static final String ID = "5f0c7b1e-0000-4000-8000-000000000001";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate OPENED = LocalDate.of(2019, 9, 2);
    private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);
    private static final LocalDate JULY = LocalDate.of(2024, 7, 20);

    private AggregateTestFixture<Setting> fixture = new AggregateTestFixture<>(Setting.class);

    @BeforeEach
    void a_register_on_a_day() {
        fixture = new AggregateTestFixture<>(Setting.class);
        fixture.registerInjectableResource(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE));
    }

    @Nested
    class Registering {

        @Test
        void a_setting_joins_the_register_on_the_day_it_opens() {
            when(register(bluebell(40))).expectEvents(registered());
        }

        @Test
        void a_setting_without_a_urn_joins_too() {
            var minder = new SettingDetails("Ash Tree Childminding", null, INDEPENDENT_CHILDMINDER, "Ward 3", 6);
            when(register(minder))
                    .expectEvents(new SettingRegistered(
                            ID, "874", "S-001", minder.name(), null, minder.type(), "Ward 3", 6, OPENED));
        }

        @Test
        void the_same_registration_again_changes_nothing() {
            when(register(bluebell(40)), registered())
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_reference_stands_for_one_setting() {
            refused(when(register(bluebell(41)), registered()), "change that setting instead");
        }

        @Test
        void a_reference_stands_for_one_opening_day() {
            refused(
                    when(new RegisterSetting(ID, "874", "S-001", bluebell(40), OPENED.plusDays(1)), registered()),
                    "change that setting instead");
        }

        @Test
        void nothing_opens_tomorrow() {
            refused(
                    when(new RegisterSetting(ID, "874", "S-001", bluebell(40), TODAY.plusDays(1))),
                    "This day has not come yet");
        }

        @Test
        void today_is_not_the_future() {
            when(new RegisterSetting(ID, "874", "S-001", bluebell(40), TODAY)).expectSuccessfulHandlerExecution();
        }

        @Test
        void a_school_needs_a_schools_urn() {
            refused(when(register(details(NURSERY_CLASS, "EY123456"))), "Expected a school's URN of six digits.");
        }

        @Test
        void the_same_registration_of_a_closed_setting_changes_nothing() {
            when(register(bluebell(40)), registered(), closed(MARCH))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_setting_that_has_changed_is_not_registered_as_it_was() {
            refused(when(register(bluebell(40)), registered(), changed(52, MARCH)), "change that setting instead");
        }

        @Test
        void a_setting_that_has_changed_may_be_registered_as_it_is() {
            when(register(bluebell(52)), registered(), changed(52, MARCH))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class Changing {

        @Test
        void details_hold_from_a_day() {
            when(new ChangeSetting(ID, bluebell(52), MARCH), registered()).expectEvents(changed(52, MARCH));
        }

        @Test
        void the_same_details_are_no_change() {
            when(new ChangeSetting(ID, bluebell(40), MARCH), registered()).expectNoEvents();
        }

        @Test
        void details_may_change_twice_from_one_day() {
            when(new ChangeSetting(ID, bluebell(60), MARCH), registered(), changed(52, MARCH))
                    .expectEvents(changed(60, MARCH));
        }

        @Test
        void changes_come_in_order() {
            refused(
                    when(new ChangeSetting(ID, bluebell(60), MARCH), registered(), changed(52, JULY)),
                    "A change from 2024-07-20 is recorded already");
        }

        @Test
        void nothing_changes_before_the_setting_opened() {
            refused(
                    when(new ChangeSetting(ID, bluebell(60), OPENED.minusDays(1)), registered()),
                    "The setting opened on 2019-09-02");
        }

        @Test
        void nothing_changes_tomorrow() {
            refused(
                    when(new ChangeSetting(ID, bluebell(60), TODAY.plusDays(1)), registered()),
                    "This day has not come yet");
        }

        @Test
        void a_changed_urn_must_be_one() {
            refused(
                    when(new ChangeSetting(ID, details(PRIVATE_NURSERY, "12"), MARCH), registered()),
                    "Expected a URN of six or seven digits");
        }

        @Test
        void a_closed_setting_stays_as_it_was() {
            refused(
                    when(new ChangeSetting(ID, bluebell(60), JULY), registered(), closed(MARCH)),
                    "The setting closed on 2024-03-01");
        }

        @Test
        void another_authority_finds_nothing() {
            foreign(new ChangeSetting(ID, bluebell(60), MARCH));
        }

        @Test
        void details_may_change_on_the_day_the_setting_opens() {
            when(new ChangeSetting(ID, bluebell(52), OPENED), registered()).expectEvents(changed(52, OPENED));
        }

        @Test
        void what_is_as_it_was_is_no_change_of_a_closed_setting_either() {
            when(new ChangeSetting(ID, bluebell(40), JULY), registered(), closed(MARCH))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void details_may_change_back() {
            when(new ChangeSetting(ID, bluebell(40), JULY), registered(), changed(52, MARCH))
                    .expectEvents(changed(40, JULY));
        }

        @Test
        void what_nobody_registered_does_not_change() {
            when(new ChangeSetting(ID, bluebell(52), MARCH)).expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class Closing {

        @Test
        void a_setting_closes_on_a_day() {
            when(new CloseSetting(ID, JULY), registered()).expectEvents(closed(JULY));
        }

        @Test
        void a_setting_may_close_on_the_day_it_opened() {
            when(new CloseSetting(ID, OPENED), registered()).expectEvents(closed(OPENED));
        }

        @Test
        void closing_again_on_the_same_day_changes_nothing() {
            when(new CloseSetting(ID, JULY), registered(), closed(JULY))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_setting_closes_once() {
            refused(when(new CloseSetting(ID, JULY), registered(), closed(MARCH)), "closed on 2024-03-01");
        }

        @Test
        void a_setting_does_not_close_before_it_opens() {
            refused(when(new CloseSetting(ID, OPENED.minusDays(1)), registered()), "The setting opened on 2019-09-02");
        }

        @Test
        void a_setting_does_not_close_tomorrow() {
            refused(when(new CloseSetting(ID, TODAY.plusDays(1)), registered()), "This day has not come yet");
        }

        @Test
        void a_setting_may_close_today() {
            when(new CloseSetting(ID, TODAY), registered()).expectEvents(closed(TODAY));
        }

        @Test
        void what_nobody_registered_does_not_close() {
            when(new CloseSetting(ID, JULY)).expectException(AggregateNotFoundException.class);
        }

        @Test
        void another_authority_closes_nothing() {
            foreign(new CloseSetting(ID, JULY));
        }
    }

    @Nested
    class RecordingAFile {

        @Test
        void an_unknown_setting_is_registered() {
            when(row(bluebell(40), null)).expectEvents(registered());
        }

        @Test
        void an_unknown_setting_that_has_closed_since_is_registered_and_closed() {
            when(row(bluebell(40), JULY)).expectEvents(registered(), closed(JULY));
        }

        @Test
        void the_same_row_again_changes_nothing() {
            when(row(bluebell(40), JULY), registered(), closed(JULY))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void other_details_hold_from_the_day_of_the_file() {
            when(row(bluebell(52), null), registered()).expectEvents(changed(52, TODAY));
        }

        @Test
        void other_details_of_a_setting_that_closed_hold_for_its_last_day() {
            when(row(bluebell(52), JULY), registered()).expectEvents(changed(52, JULY.minusDays(1)), closed(JULY));
        }

        @Test
        void a_closing_day_closes_a_known_setting() {
            when(row(bluebell(40), JULY), registered()).expectEvents(closed(JULY));
        }

        @Test
        void the_opening_day_stays() {
            refused(
                    when(new RecordSetting(ID, "874", "S-001", bluebell(40), OPENED.plusDays(1), null), registered()),
                    "registered as open from 2019-09-02");
        }

        @Test
        void a_closed_setting_does_not_open_again() {
            refused(when(row(bluebell(40), null), registered(), closed(JULY)), "The setting closed on 2024-07-20");
        }

        @Test
        void a_closed_setting_does_not_change() {
            refused(when(row(bluebell(52), JULY), registered(), closed(JULY)), "The setting closed on 2024-07-20");
        }

        @Test
        void a_setting_closes_once_in_a_file_too() {
            refused(when(row(bluebell(40), MARCH), registered(), closed(JULY)), "The setting closed on 2024-07-20");
        }

        @Test
        void a_closing_day_before_the_opening_day_is_refused_whole() {
            refused(when(row(bluebell(40), OPENED.minusDays(1))), "The setting opened on 2019-09-02");
            refused(when(row(bluebell(40), OPENED.minusDays(1)), registered()), "The setting opened on 2019-09-02");
        }

        @Test
        void a_closing_day_to_come_is_refused_whole() {
            refused(when(row(bluebell(52), TODAY.plusDays(1)), registered()), "This day has not come yet");
        }

        @Test
        void an_opening_day_to_come_is_refused() {
            refused(
                    when(new RecordSetting(ID, "874", "S-001", bluebell(40), TODAY.plusDays(1), null)),
                    "This day has not come yet");
        }

        @Test
        void a_urn_must_be_one_in_a_file_too() {
            refused(when(row(details(NURSERY_CLASS, "EY123456"), null)), "Expected a school's URN of six digits.");
            refused(
                    when(row(details(PRIVATE_NURSERY, "12"), null), registered()),
                    "Expected a URN of six or seven digits");
        }

        @Test
        void other_details_from_the_day_of_the_last_change_replace_them() {
            when(row(bluebell(60), null), registered(), changed(52, TODAY)).expectEvents(changed(60, TODAY));
        }

        @Test
        void another_authority_records_nothing() {
            foreign(row(bluebell(40), JULY));
        }

        private RecordSetting row(SettingDetails details, @Nullable LocalDate closedOn) {
            return new RecordSetting(ID, "874", "S-001", details, OPENED, closedOn);
        }
    }

    private ResultValidator<Setting> when(SettingCommand command, Object... given) {
        return fixture.given(given).when(command, Map.of("la", "874"));
    }

    private void foreign(SettingCommand command) {
        fixture.given(registered())
                .when(command, Map.of("la", "873"))
                .expectNoEvents()
                .expectException(NotFoundException.class);
    }

    private static void refused(ResultValidator<Setting> result, String because) {
        result.expectNoEvents()
                .expectException(RefusedException.class)
                .expectExceptionMessage(org.hamcrest.Matchers.containsString(because));
    }

    private static RegisterSetting register(SettingDetails details) {
        return new RegisterSetting(ID, "874", "S-001", details, OPENED);
    }

    private static SettingDetails bluebell(int places) {
        return new SettingDetails("Bluebell Nursery", "EY123456", PRIVATE_NURSERY, "Ward 1", places);
    }

    private static SettingDetails details(SettingType type, String urn) {
        return new SettingDetails("Bluebell Nursery", urn, type, "Ward 1", 40);
    }

    private static SettingRegistered registered() {
        return new SettingRegistered(
                ID, "874", "S-001", "Bluebell Nursery", "EY123456", PRIVATE_NURSERY, "Ward 1", 40, OPENED);
    }

    private static SettingChanged changed(int places, LocalDate from) {
        return new SettingChanged(ID, "Bluebell Nursery", "EY123456", PRIVATE_NURSERY, "Ward 1", places, from);
    }

    private static SettingClosed closed(LocalDate on) {
        return new SettingClosed(ID, on);
    }
}
