package waymark.platform.log;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import waymark.platform.privacy.DataSubject;
import waymark.platform.privacy.Personal;

/** What has happened to a {@link Tally}. */
sealed interface TallyEvent {

    @Revision("1")
    record TallyOpened(
            @DataSubject String tallyId, @Personal @Nullable String keeper) implements TallyEvent {}

    @Revision("1")
    record Counted(String tallyId, int total) implements TallyEvent {}

    @Revision("1")
    record CountedBadly(String tallyId) implements TallyEvent {}
}
