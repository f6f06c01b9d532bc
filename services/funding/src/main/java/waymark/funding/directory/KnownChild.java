package waymark.funding.directory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Where one child was placed from which day on; the child itself is an opaque id. Facts come in any order: a late one
 * says what held from a day on until the next day something is known of, and the journeys service states that day again
 * where the late fact would hide it. So every day stated is kept, also where the place stays the same.
 *
 * @param places in the order of their days, one a day
 * @param position of the last event heard about the child, so that hearing one twice changes nothing
 */
@Document("known-child")
public record KnownChild(@Id String id, String la, List<Since> places, long position) {

    /** From this day on the child is at this setting, or nowhere. */
    record Since(LocalDate day, @Nullable String settingId) {}

    public boolean isPlacedAt(String settingId, LocalDate day) {
        return places.reversed().stream()
                .filter(place -> !place.day().isAfter(day))
                .findFirst()
                .filter(place -> settingId.equals(place.settingId()))
                .isPresent();
    }

    KnownChild heardAt(long heard) {
        return new KnownChild(id, la, places, heard);
    }

    KnownChild placed(String settingId, LocalDate from, long heard) {
        return since(new Since(from, settingId), heard);
    }

    /** A place that the child has meanwhile been said to hold elsewhere is not ended twice. */
    KnownChild left(String settingId, LocalDate from, long heard) {
        return isPlacedAt(settingId, from) ? since(new Since(from, null), heard) : heardAt(heard);
    }

    private KnownChild since(Since stated, long heard) {
        var others = places.stream().filter(place -> !place.day().equals(stated.day()));
        var all = Stream.concat(others, Stream.of(stated))
                .sorted(Comparator.comparing(Since::day))
                .toList();
        return new KnownChild(id, la, all, heard);
    }
}
