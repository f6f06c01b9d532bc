package waymark.settings.senco;

import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;
import waymark.platform.privacy.Sealer;
import waymark.settings.senco.SencoEvent.SencoAppointed;
import waymark.settings.senco.SencoEvent.SencoAppointmentEnded;
import waymark.settings.senco.SencoEvent.SencoNamed;
import waymark.settings.senco.SencoEvent.SencoQualified;
import waymark.settings.senco.SencoRecord.Post;

/** Keeps one record per SENCO as their last event left it. */
@Component
@ProcessingGroup("projection.senco-record")
@Keeps(SencoRecord.class)
class SencoRecordProjector {

    private final MongoTemplate store;
    private final Drafts<SencoRecord> drafts;
    private final Sealer sealer;

    SencoRecordProjector(MongoTemplate store, Sealer sealer) {
        this.store = store;
        this.drafts = new Drafts<>(store, SencoRecord.class, SencoRecord::version);
        this.sealer = sealer;
    }

    @EventHandler
    void on(SencoEvent event, @SequenceNumber long sequence) {
        if (event instanceof SencoNamed named && drafts.find(named.sencoId()) == null) {
            drafts.save(
                    event.sencoId(),
                    new SencoRecord(
                            named.sencoId(), named.la(), sealed(named), List.of(), List.of(), Map.of(), sequence));
            return;
        }
        var record = known(event);
        if (record.version() < sequence) {
            drafts.save(event.sencoId(), after(record, event, sequence));
        }
    }

    @ResetHandler
    void reset() {
        store.dropCollection(SencoRecord.class);
        SencoDirectory.ensureIndexes(store);
    }

    private SencoRecord after(SencoRecord record, SencoEvent event, long sequence) {
        return switch (event) {
            case SencoNamed it -> record.named(sealed(it), sequence);
            case SencoAppointed it ->
                record.appointed(new Post(it.settingId(), it.startedOn(), null, it.shared(), it.network()), sequence);
            case SencoAppointmentEnded it -> record.ended(it.settingId(), it.startedOn(), it.endedOn(), sequence);
            case SencoQualified it -> record.qualified(it.qualification(), it.awardedOn(), sequence);
        };
    }

    private SencoRecord known(SencoEvent event) {
        var record = drafts.find(event.sencoId());
        if (record == null) {
            throw new IllegalStateException("Something happened to a SENCO nobody named: " + event.sencoId());
        }
        return record;
    }

    private @Nullable String sealed(SencoNamed event) {
        return event.name() == null ? null : sealer.seal(event.sencoId(), SencoRecord.NAME, event.name());
    }
}
