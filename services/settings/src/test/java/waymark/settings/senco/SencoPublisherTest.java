package waymark.settings.senco;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import waymark.events.Qualification;
import waymark.events.SettingsPublished;
import waymark.platform.publish.Origin;
import waymark.settings.senco.SencoEvent.SencoAppointed;
import waymark.settings.senco.SencoEvent.SencoAppointmentEnded;
import waymark.settings.senco.SencoEvent.SencoNamed;
import waymark.settings.senco.SencoEvent.SencoQualified;

class SencoPublisherTest {

    private static final Origin ORIGIN = new Origin("874", Instant.parse("2026-11-23T09:00:00Z"), 17, 3);
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private final SencoPublisher publisher = new SencoPublisher();

    @Test
    void a_name_stays_here() {
        assertThat(publisher.publish(new SencoNamed("p1", "874", "Testsenco Oak"), ORIGIN))
                .isEmpty();
    }

    @Test
    void an_appointment_is_published_without_its_network() {
        assertThat(publisher.publish(new SencoAppointed("p1", "s1", true, "Riverside Network", DAY), ORIGIN))
                .contains(new SettingsPublished.SencoAppointed("p1", "874", "s1", true, DAY));
    }

    @Test
    void an_end_is_published() {
        assertThat(publisher.publish(new SencoAppointmentEnded("p1", "s1", DAY.minusDays(9), DAY), ORIGIN))
                .contains(new SettingsPublished.SencoAppointmentEnded("p1", "874", "s1", DAY));
    }

    @Test
    void a_qualification_is_published() {
        assertThat(publisher.publish(new SencoQualified("p1", Qualification.NPQ_SENCO, DAY), ORIGIN))
                .contains(new SettingsPublished.SencoQualified("p1", "874", Qualification.NPQ_SENCO, DAY));
    }
}
