package waymark.evidence.area;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import waymark.events.TrainingPublished.MeetingCancelled;
import waymark.events.TrainingPublished.RegisterTaken;

/** A cluster meeting: called off, or held and its register taken. */
public final class Meeting {

    private final String meetingId;
    private @Nullable RegisterTaken register;
    private @Nullable LocalDate cancelled;

    Meeting(String meetingId) {
        this.meetingId = meetingId;
    }

    void add(RegisterTaken it) {
        register = it;
    }

    void add(MeetingCancelled it) {
        cancelled = it.effective();
    }

    public String meetingId() {
        return meetingId;
    }

    /** Who was invited and who came, once the meeting was held. */
    public Optional<RegisterTaken> register(LocalDate asAt) {
        return Optional.ofNullable(register)
                .filter(it -> !it.effective().isAfter(asAt))
                .filter(it -> cancelled == null || cancelled.isAfter(asAt));
    }
}
