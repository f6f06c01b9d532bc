package waymark.journeys.clocks;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import waymark.events.ExceptionReason;
import waymark.events.StatutoryClock;
import waymark.journeys.clocks.Deadlines.Window;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.time.London;
import waymark.platform.web.InvalidRequestException;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** What an officer watches: clocks that run, soonest first, by opaque ids. */
@RestController
@RequestMapping("/api/v1/deadlines")
class DeadlineController {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 1, 1);
    private static final int MOST_DAYS = 366;

    private final Deadlines deadlines;
    private final Clock clock;

    DeadlineController(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** {@code withinDays} goes with {@code DUE_SOON}. */
    @GetMapping
    @RolesAllowed(Role.INCLUSION_OFFICER)
    Page<Due> list(
            @RequestParam(defaultValue = "OPEN") Status status,
            @RequestParam(defaultValue = "14") int withinDays,
            @RequestParam(name = "clock", required = false) @Nullable StatutoryClock statutory,
            PageRequest page,
            Caller caller) {
        if (withinDays < 0 || withinDays > MOST_DAYS) {
            throw new InvalidRequestException(
                    "web/invalid-value", "withinDays", "A number from 0 to " + MOST_DAYS + ".");
        }
        var today = London.today(clock);
        var window = switch (status) {
            case OPEN -> new Window(EARLIEST, LATEST);
            case OVERDUE -> new Window(EARLIEST, today);
            case DUE_SOON -> new Window(today, today.plusDays(withinDays + 1L));
        };
        return Page.of(
                page,
                deadlines.count(caller.scope(), window, statutory),
                deadlines.running(caller.scope(), window, statutory, page).stream()
                        .map(deadline -> Due.of(deadline, today))
                        .toList());
    }

    enum Status {
        OPEN,
        OVERDUE,
        DUE_SOON
    }

    record Due(
            String caseId,
            String childId,
            StatutoryClock clock,
            String regulation,
            LocalDate startedOn,
            LocalDate due,
            boolean overdue,
            @Nullable ExceptionReason exception) {

        static Due of(Deadline deadline, LocalDate today) {
            return new Due(
                    deadline.caseId(),
                    deadline.childId(),
                    deadline.clock(),
                    deadline.clock().regulation(),
                    deadline.startedOn(),
                    deadline.due(),
                    today.isAfter(deadline.due()),
                    deadline.exception());
        }
    }
}
