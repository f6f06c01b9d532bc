package waymark.training.meeting;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.security.TenantScope;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;
import waymark.training.directory.SettingDirectory;
import waymark.training.meeting.MeetingCalendar.Search;

/** The calendar and the attendance records over HTTP. */
@RestController
class MeetingQueryController {

    private final MeetingCalendar calendar;
    private final AttendanceRecords records;
    private final SettingDirectory settings;

    MeetingQueryController(MeetingCalendar calendar, AttendanceRecords records, SettingDirectory settings) {
        this.calendar = calendar;
        this.records = records;
        this.settings = settings;
    }

    @GetMapping("/api/v1/meetings")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO, Role.ANALYST})
    Page<Answer> find(Search search, PageRequest page, Caller caller) {
        var scope = caller.scope();
        return Page.of(
                page,
                calendar.count(scope, search),
                calendar.find(scope, search, page.skip(), page.limit()).stream()
                        .map(meeting -> Answer.of(meeting, scope))
                        .toList());
    }

    @GetMapping("/api/v1/meetings/{meetingId}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO, Role.ANALYST})
    ResponseEntity<Answer> one(@PathVariable String meetingId, Caller caller) {
        var meeting = calendar.one(caller.scope(), meetingId).orElseThrow(() -> new NotFoundException("meeting"));
        return ResponseEntity.ok().eTag("\"" + meeting.version() + "\"").body(Answer.of(meeting, caller.scope()));
    }

    @GetMapping("/api/v1/settings/{settingId}/attendances")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO, Role.ANALYST})
    Record attendances(@PathVariable String settingId, PageRequest page, Caller caller) {
        var scope = caller.scope();
        settings.require(scope, settingId);
        long invited = records.invited(scope, settingId);
        var lines = records.of(scope, settingId, page.skip(), page.limit()).stream()
                .map(line -> new Line(line.meetingId(), line.clusterId(), line.heldOn(), line.attended()))
                .toList();
        var all = Page.of(page, invited, lines);
        return new Record(invited, records.attended(scope, settingId), all.paging(), all.results());
    }

    /** @param booked and {@code waiting} name, for setting staff, their own settings only */
    record Answer(
            String meetingId,
            String clusterId,
            String title,
            LocalDate heldOn,
            int capacity,
            int placesLeft,
            int waitingListLength,
            List<String> booked,
            List<String> waiting,
            boolean registerTaken,
            @Nullable LocalDate cancelledOn) {

        static Answer of(CalendarMeeting meeting, TenantScope scope) {
            return new Answer(
                    meeting.id(),
                    meeting.clusterId(),
                    meeting.title(),
                    meeting.heldOn(),
                    meeting.capacity(),
                    meeting.placesLeft(),
                    meeting.waiting().size(),
                    own(meeting.booked(), scope),
                    own(meeting.waiting(), scope),
                    meeting.registerTaken(),
                    meeting.cancelledOn());
        }

        private static List<String> own(List<String> settingIds, TenantScope scope) {
            return settingIds.stream()
                    .filter(id -> scope.allows(scope.la(), id))
                    .toList();
        }
    }

    /** A setting's record: how often invited, how often there, and meeting by meeting, the last first. */
    record Record(long invited, long attended, Page.Paging paging, List<Line> results) {}

    record Line(String meetingId, String clusterId, LocalDate heldOn, boolean attended) {}
}
