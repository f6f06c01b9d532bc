package waymark.funding.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Where one child was placed, and when; the child itself is an opaque id.
 *
 * @param position of the last event heard about the child, so that hearing one twice changes nothing
 */
@Document("known-child")
public record KnownChild(@Id String id, String la, List<Stay> stays, long position) {

    /** From {@code from} until the day before {@code until}, or until further notice. */
    record Stay(String settingId, LocalDate from, @Nullable LocalDate until) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    public boolean isPlacedAt(String settingId, LocalDate day) {
        return stays.stream().anyMatch(stay -> stay.settingId().equals(settingId) && stay.holdsOn(day));
    }

    KnownChild heardAt(long heard) {
        return new KnownChild(id, la, stays, heard);
    }

    /** A place that is held already only changed its hours; one heard of late may have begun earlier. */
    KnownChild placed(String settingId, LocalDate from, long heard) {
        var after = new ArrayList<>(stays);
        int running = running(settingId);
        if (running < 0) {
            after.add(new Stay(settingId, from, null));
        } else if (from.isBefore(stays.get(running).from())) {
            after.set(running, new Stay(settingId, from, null));
        }
        return new KnownChild(id, la, List.copyOf(after), heard);
    }

    KnownChild left(String settingId, LocalDate until, long heard) {
        var after = new ArrayList<>(stays);
        int running = running(settingId);
        if (running >= 0) {
            after.set(running, new Stay(settingId, stays.get(running).from(), until));
        }
        return new KnownChild(id, la, List.copyOf(after), heard);
    }

    private int running(String settingId) {
        for (int i = 0; i < stays.size(); i++) {
            if (stays.get(i).settingId().equals(settingId) && stays.get(i).until() == null) {
                return i;
            }
        }
        return -1;
    }
}
