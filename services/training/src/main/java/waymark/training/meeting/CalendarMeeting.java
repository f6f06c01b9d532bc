package waymark.training.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One meeting in the calendar: when it is, and whether there is a place. {@code waiting} is in the order in which
 * settings move up; {@code version} is the number of the last event it shows.
 */
@Document("meeting-calendar")
record CalendarMeeting(
        @Id String id,
        String la,
        String clusterId,
        String title,
        LocalDate heldOn,
        int capacity,
        List<String> booked,
        List<String> waiting,
        boolean registerTaken,
        @Nullable LocalDate cancelledOn,
        long version) {

    int placesLeft() {
        return Math.max(0, capacity - booked.size());
    }

    CalendarMeeting withPlaces(List<String> nowBooked, List<String> nowWaiting, long sequence) {
        return new CalendarMeeting(
                id,
                la,
                clusterId,
                title,
                heldOn,
                capacity,
                nowBooked,
                nowWaiting,
                registerTaken,
                cancelledOn,
                sequence);
    }

    CalendarMeeting held(long sequence) {
        return new CalendarMeeting(
                id, la, clusterId, title, heldOn, capacity, booked, waiting, true, cancelledOn, sequence);
    }

    CalendarMeeting cancelled(LocalDate on, long sequence) {
        return new CalendarMeeting(
                id, la, clusterId, title, heldOn, capacity, booked, waiting, registerTaken, on, sequence);
    }

    static List<String> plus(List<String> settingIds, String one) {
        return Stream.concat(settingIds.stream(), Stream.of(one)).distinct().toList();
    }

    static List<String> minus(List<String> settingIds, String one) {
        return settingIds.stream().filter(id -> !id.equals(one)).toList();
    }
}
