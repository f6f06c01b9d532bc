package waymark.journeys.support;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.journeys.child.ChildRecords;
import waymark.journeys.reads.ReadLog;
import waymark.platform.privacy.Sealer;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** A child's support cycles, with the parents' own words; every answer is on record first. */
@RestController
@RequestMapping("/api/v1")
class SupportQueryController {

    private final ChildRecords children;
    private final Cycles cycles;
    private final Sealer sealer;
    private final ReadLog reads;

    SupportQueryController(ChildRecords children, Cycles cycles, Sealer sealer, ReadLog reads) {
        this.children = children;
        this.cycles = cycles;
        this.sealer = sealer;
        this.reads = reads;
    }

    @GetMapping("/children/{childId}/support-cycles")
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER})
    Page<CycleView> list(
            @PathVariable String childId,
            @RequestHeader(name = ReadLog.PURPOSE, required = false) @Nullable String purpose,
            PageRequest page,
            Caller caller) {
        reads.requirePurpose(caller, purpose);
        children.require(caller.scope(), childId);
        reads.record(caller, purpose, List.of(childId), CycleView.FIELDS);
        var all = cycles.ofChild(caller.scope(), childId);
        return Page.of(
                page,
                all.size(),
                all.stream()
                        .skip(page.skip())
                        .limit(page.limit())
                        .map(cycle -> CycleView.opened(cycle, sealer))
                        .toList());
    }

    @GetMapping("/support-cycles/{cycleId}")
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER})
    ResponseEntity<CycleView> one(
            @PathVariable String cycleId,
            @RequestHeader(name = ReadLog.PURPOSE, required = false) @Nullable String purpose,
            Caller caller) {
        reads.requirePurpose(caller, purpose);
        var cycle = cycles.find(caller.scope(), cycleId).orElseThrow(() -> new NotFoundException("support cycle"));
        children.require(caller.scope(), cycle.childId());
        reads.record(caller, purpose, List.of(cycle.childId()), CycleView.FIELDS);
        return ResponseEntity.ok().eTag("\"" + cycle.version() + "\"").body(CycleView.opened(cycle, sealer));
    }
}
