package waymark.settings.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import waymark.events.SettingType;
import waymark.platform.time.London;
import waymark.settings.register.SettingCommand.ChangeSetting;
import waymark.settings.register.SettingCommand.CloseSetting;
import waymark.settings.register.SettingCommand.RecordSetting;
import waymark.settings.register.SettingCommand.RegisterSetting;
import waymark.settings.register.SettingEvent.SettingClosed;
import waymark.settings.register.SettingRefusal.AlreadyRegistered;
import waymark.settings.register.SettingRefusal.BeforeOpening;
import waymark.settings.register.SettingRefusal.ChangeOutOfOrder;
import waymark.settings.register.SettingRefusal.OpeningDayDiffers;
import waymark.testkit.LongHistory;

/** A setting that has changed often is read from a snapshot of how it is now and when it opened. */
class SettingSnapshotTest {

    private static final String ID = "setting-1";
    private static final LocalDate OPENED = LocalDate.of(2019, 9, 2);
    private static final LocalDate CLOSED = LocalDate.of(2026, 7, 20);

    @Test
    void how_it_is_now_and_when_it_opened_is_in_the_snapshot() {
        var clock = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE);
        try (var log = new LongHistory<>(Setting.class, SettingTypes.class, clock)) {
            log.send(new RegisterSetting(ID, LongHistory.LA, "S1", places(0), OPENED));
            for (int day = 1; day < 120; day++) {
                log.send(new ChangeSetting(ID, places(day), OPENED.plusDays(day)));
            }
            assertThat(log.events(ID)).hasSize(120);

            log.assertUnknownToOthers(ID, new ChangeSetting(ID, places(7), CLOSED));
            assertThat(log.decision(ID, new RegisterSetting(ID, LongHistory.LA, "S1", places(0), OPENED)))
                    .containsExactly(new AlreadyRegistered());
            assertThat(log.decision(
                            ID, new RecordSetting(ID, LongHistory.LA, "S1", places(119), OPENED.plusDays(1), null)))
                    .containsExactly(new OpeningDayDiffers(OPENED));
            assertThat(log.decision(ID, new ChangeSetting(ID, places(119), OPENED)))
                    .isEmpty();
            assertThat(log.decision(ID, new ChangeSetting(ID, places(7), OPENED)))
                    .containsExactly(new ChangeOutOfOrder(OPENED.plusDays(119)));
            assertThat(log.decision(ID, new CloseSetting(ID, OPENED.minusDays(1))))
                    .containsExactly(new BeforeOpening("closedOn", OPENED));
            assertThat(log.decision(ID, new CloseSetting(ID, CLOSED))).containsExactly(new SettingClosed(ID, CLOSED));
        }
    }

    private static SettingDetails places(int places) {
        return new SettingDetails("Bluebell Nursery", "EY123456", SettingType.PRIVATE_NURSERY, "Ward 1", places);
    }
}
