package waymark.settings.senco;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import waymark.events.Qualification;
import waymark.platform.privacy.DataSubject;
import waymark.platform.privacy.Personal;

/** What has happened to a SENCO. */
sealed interface SencoEvent {

    String sencoId();

    /** First of all, and again whenever the name changes; the name is absent once the person has been erased. */
    @Revision("1")
    record SencoNamed(
            @DataSubject String sencoId,
            String la,
            @Personal @Nullable String name) implements SencoEvent {}

    @Revision("1")
    record SencoAppointed(
            String sencoId,
            String settingId,
            boolean shared,
            @Nullable String network,
            LocalDate startedOn) implements SencoEvent {}

    /** {@code endedOn} is the first day without this person. */
    @Revision("1")
    record SencoAppointmentEnded(String sencoId, String settingId, LocalDate startedOn, LocalDate endedOn)
            implements SencoEvent {}

    @Revision("1")
    record SencoQualified(String sencoId, Qualification qualification, LocalDate awardedOn) implements SencoEvent {}
}
