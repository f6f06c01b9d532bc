package waymark.events;

import java.time.LocalDate;

/** A fact one service tells all others. */
public sealed interface PublishedEvent
        permits SettingsPublished, JourneysPublished, FundingPublished, TrainingPublished {

    /** Opaque id of whom or what the fact is about; the record's key on Kafka, so that its facts stay in order. */
    String subject();

    /** Three-digit DfE code of the local authority that owns the fact. */
    String la();

    /** The day the fact became true in the world (Europe/London); when it was recorded is the envelope's time. */
    LocalDate effective();
}
