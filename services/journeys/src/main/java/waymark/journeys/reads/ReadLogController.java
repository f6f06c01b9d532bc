package waymark.journeys.reads;

import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** The access log, for the data protection officer. */
@RestController
@RequestMapping("/api/v1/reads")
class ReadLogController {

    private final ReadLog reads;

    ReadLogController(ReadLog reads) {
        this.reads = reads;
    }

    @GetMapping
    @RolesAllowed(Role.DATA_PROTECTION_OFFICER)
    Page<ReadLog.Read> list(PageRequest page, Caller caller) {
        return Page.of(page, reads.count(caller.scope()), reads.list(caller.scope(), page));
    }
}
