package waymark.funding.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * When one setting was open.
 *
 * @param closedOn first day it was not
 * @param position of the last event heard about it, so that hearing one twice changes nothing
 */
@Document("known-setting")
public record KnownSetting(
        @Id String id,
        String la,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        long position) {

    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || day.isBefore(closedOn));
    }
}
