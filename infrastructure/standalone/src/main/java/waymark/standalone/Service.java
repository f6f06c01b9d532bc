package waymark.standalone;

import java.util.Locale;
import waymark.evidence.EvidenceService;
import waymark.funding.FundingService;
import waymark.journeys.JourneysService;
import waymark.settings.SettingsService;
import waymark.training.TrainingService;

/** The five services; the offset is that of its port from the base. */
public enum Service {
    EVIDENCE(EvidenceService.class, 0),
    SETTINGS(SettingsService.class, 1),
    JOURNEYS(JourneysService.class, 2),
    FUNDING(FundingService.class, 3),
    TRAINING(TrainingService.class, 4);

    private final Class<?> application;
    private final int offset;

    Service(Class<?> application, int offset) {
        this.application = application;
        this.offset = offset;
    }

    /** As in topics, databases and paths. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Class<?> application() {
        return application;
    }

    int offset() {
        return offset;
    }
}
