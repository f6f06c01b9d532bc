package waymark.settings.senco;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.events.Qualification.LEVEL_3_EY_SENCO;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import waymark.platform.time.London;
import waymark.settings.senco.SencoCommand.AppointFurther;
import waymark.settings.senco.SencoCommand.AppointSenco;
import waymark.settings.senco.SencoCommand.EndAppointment;
import waymark.settings.senco.SencoCommand.RecordQualification;
import waymark.settings.senco.SencoCommand.RenameSenco;
import waymark.settings.senco.SencoEvent.SencoAppointmentEnded;
import waymark.settings.senco.SencoEvent.SencoNamed;
import waymark.settings.senco.SencoRefusal.AlreadyAppointed;
import waymark.settings.senco.SencoRefusal.QualificationRecorded;
import waymark.settings.senco.SencoRefusal.SencoKnown;
import waymark.testkit.LongHistory;

/** A SENCO with a long record is read from a snapshot that is complete and still says to nobody who it is. */
class SencoSnapshotTest {

    private static final String ID = "senco-1";
    private static final LocalDate JANUARY = LocalDate.of(2023, 1, 9);
    private static final LocalDate JUNE = LocalDate.of(2023, 6, 30);

    @Test
    void the_whole_record_is_in_the_snapshot_and_the_name_is_sealed_there() {
        var clock = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE);
        try (var log = new LongHistory<>(SencoAppointment.class, SencoTypes.class, clock)) {
            log.send(appoint("Canaria Testsenco", "nursery", JANUARY));
            log.send(new RecordQualification(ID, LEVEL_3_EY_SENCO, JANUARY));
            log.send(new RenameSenco(ID, "Canarina Testsenco"));
            for (int week = 0; week < 58; week++) {
                log.send(new AppointFurther(ID, "school", JANUARY.plusWeeks(week)));
                log.send(
                        new EndAppointment(ID, "school", JANUARY.plusWeeks(week).plusDays(1)));
            }
            assertThat(log.events(ID)).hasSize(120);

            log.assertUnknownToOthers(ID, new RenameSenco(ID, "Nobody"));
            assertThat(log.decision(ID, appoint("Canaria Testsenco", "other", JUNE)))
                    .containsExactly(new SencoKnown());
            assertThat(log.decision(ID, appoint("Canarina Testsenco", "nursery", JANUARY)))
                    .isEmpty();
            assertThat(log.decision(ID, appoint("Canarina Testsenco", "nursery", JUNE)))
                    .containsExactly(new AlreadyAppointed(JANUARY));
            assertThat(log.decision(ID, new RecordQualification(ID, LEVEL_3_EY_SENCO, JUNE)))
                    .containsExactly(new QualificationRecorded(JANUARY));
            assertThat(log.decision(ID, new EndAppointment(ID, "nursery", JUNE)))
                    .containsExactly(new SencoAppointmentEnded(ID, "nursery", JANUARY, JUNE));
            assertThat(log.decision(ID, new RenameSenco(ID, "Canario Testsenco")))
                    .containsExactly(new SencoNamed(ID, LongHistory.LA, "Canario Testsenco"));
            assertThat(log.stored())
                    .contains("\"settings.senco\"", "nursery")
                    .doesNotContain("Testsenco")
                    .doesNotContain("Canari");
        }
    }

    private static AppointSenco appoint(String name, String settingId, LocalDate from) {
        return new AppointSenco(ID, LongHistory.LA, name, settingId, from);
    }
}
