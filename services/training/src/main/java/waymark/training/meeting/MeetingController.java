package waymark.training.meeting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.platform.privacy.References;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;
import waymark.training.cluster.Clusters;
import waymark.training.directory.SettingDirectory;
import waymark.training.meeting.MeetingCommand.BookPlace;
import waymark.training.meeting.MeetingCommand.CancelBooking;
import waymark.training.meeting.MeetingCommand.CancelMeeting;
import waymark.training.meeting.MeetingCommand.ScheduleMeeting;
import waymark.training.meeting.MeetingCommand.TakeRegister;
import waymark.training.meeting.MeetingRefusal.SettingIsClosed;

/** Meetings over HTTP: officers run them, SENCOs book for their own settings. */
@RestController
@RequestMapping("/api/v1/meetings")
class MeetingController {

    private final Commands commands;
    private final MeetingCalendar calendar;
    private final Clusters clusters;
    private final SettingDirectory settings;
    private final References references;

    MeetingController(
            Commands commands,
            MeetingCalendar calendar,
            Clusters clusters,
            SettingDirectory settings,
            References references) {
        this.commands = commands;
        this.calendar = calendar;
        this.clusters = clusters;
        this.settings = settings;
        this.references = references;
    }

    @PostMapping
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> schedule(@Valid @RequestBody Plan body, Caller caller) {
        if (!clusters.exists(caller.scope(), body.clusterId())) {
            throw new NotFoundException("cluster");
        }
        var id =
                body.reference() == null ? commands.newId() : references.idOf("meeting", caller.la(), body.reference());
        return commands.create(
                new ScheduleMeeting(id, caller.la(), body.clusterId(), body.title(), body.heldOn(), body.capacity()),
                "/api/v1/meetings/" + id);
    }

    @PostMapping("/{meetingId}/bookings")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SENCO})
    ResponseEntity<Void> book(@PathVariable String meetingId, @Valid @RequestBody Place body, Caller caller) {
        var meeting = known(meetingId, caller);
        refuseOthers(caller, body.settingId());
        if (!settings.isOpen(caller.scope(), body.settingId(), meeting.heldOn())) {
            throw new RefusedException(new SettingIsClosed());
        }
        return commands.change(new BookPlace(meetingId, body.settingId()));
    }

    @PostMapping("/{meetingId}/booking-cancellations")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SENCO})
    ResponseEntity<Void> cancelBooking(@PathVariable String meetingId, @Valid @RequestBody Place body, Caller caller) {
        refuseOthers(caller, body.settingId());
        return commands.change(new CancelBooking(meetingId, body.settingId()));
    }

    /** Invited is whoever is in the cluster on the day, or has a place. */
    @PostMapping("/{meetingId}/registers")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> takeRegister(
            @PathVariable String meetingId, @Valid @RequestBody Register body, Caller caller) {
        var meeting = known(meetingId, caller);
        var members = clusters.membersOn(caller.scope(), meeting.clusterId(), meeting.heldOn());
        var invited = Stream.concat(members.stream(), meeting.booked().stream())
                .distinct()
                .toList();
        return commands.change(new TakeRegister(meetingId, invited, body.attended()));
    }

    @PostMapping("/{meetingId}/cancellations")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> callOff(@PathVariable String meetingId) {
        return commands.change(new CancelMeeting(meetingId));
    }

    private CalendarMeeting known(String meetingId, Caller caller) {
        return calendar.one(caller.scope(), meetingId).orElseThrow(() -> new NotFoundException("meeting"));
    }

    private static void refuseOthers(Caller caller, String settingId) {
        if (!caller.scope().allows(caller.la(), settingId)) {
            throw new NotFoundException("setting");
        }
    }

    /** @param reference the authority's own, as in its files */
    record Plan(
            @Size(max = 50) @Nullable String reference,
            @NotBlank String clusterId,
            @NotBlank @Size(max = 200) String title,
            @NotNull LocalDate heldOn,
            @Positive @Max(500) int capacity) {}

    record Place(@NotBlank String settingId) {}

    /** @param attended ids of the settings whose SENCO came */
    record Register(@NotNull @Size(max = 500) List<String> attended) {}
}
