package waymark.training.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One setting as last heard of: when it was open. {@code at} is the position, in the settings service's log, of the
 * last event it shows; what comes again from before has no effect.
 */
@Document("setting-directory")
public record KnownSetting(
        @Id String id,
        String la,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        long at) {

    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || day.isBefore(closedOn));
    }
}
