package waymark.settings.senco;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.PublishedEvent;
import waymark.events.SettingsPublished;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;
import waymark.settings.senco.SencoEvent.SencoAppointed;
import waymark.settings.senco.SencoEvent.SencoAppointmentEnded;
import waymark.settings.senco.SencoEvent.SencoNamed;
import waymark.settings.senco.SencoEvent.SencoQualified;

/** Others learn where and how long somebody is SENCO and what they are qualified in, never who it is. */
@Component
class SencoPublisher implements Translator<SencoEvent> {

    @Override
    public Class<SencoEvent> privateEvents() {
        return SencoEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(SencoEvent event, Origin origin) {
        return switch (event) {
            case SencoNamed it -> Optional.empty();
            case SencoAppointed it ->
                Optional.of(new SettingsPublished.SencoAppointed(
                        it.sencoId(), origin.la(), it.settingId(), it.shared(), it.startedOn()));
            case SencoAppointmentEnded it ->
                Optional.of(new SettingsPublished.SencoAppointmentEnded(
                        it.sencoId(), origin.la(), it.settingId(), it.endedOn()));
            case SencoQualified it ->
                Optional.of(new SettingsPublished.SencoQualified(
                        it.sencoId(), origin.la(), it.qualification(), it.awardedOn()));
        };
    }
}
