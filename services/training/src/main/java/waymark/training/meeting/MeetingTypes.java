package waymark.training.meeting;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.names.StoredTypes;

/** The names under which a meeting and its events are stored. */
@Configuration(proxyBeanMethods = false)
class MeetingTypes {

    @Bean
    StoredTypes meetingStoredTypes() {
        return StoredTypes.named("training.meeting", Meeting.class)
                .and("training.meeting-scheduled", MeetingEvent.MeetingScheduled.class)
                .and("training.place-booked", MeetingEvent.PlaceBooked.class)
                .and("training.waiting-list-joined", MeetingEvent.WaitingListJoined.class)
                .and("training.booking-cancelled", MeetingEvent.BookingCancelled.class)
                .and("training.waiting-list-left", MeetingEvent.WaitingListLeft.class)
                .and("training.register-taken", MeetingEvent.RegisterTaken.class)
                .and("training.meeting-cancelled", MeetingEvent.MeetingCancelled.class);
    }
}
