package waymark.journeys.child;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.journeys.reads.ReadLog;
import waymark.platform.privacy.Sealer;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** Children as they stand now; every answer with names in it is on record first. */
@RestController
@RequestMapping("/api/v1/children")
class ChildQueryController {

    private final ChildRecords children;
    private final Sealer sealer;
    private final ReadLog reads;

    ChildQueryController(ChildRecords children, Sealer sealer, ReadLog reads) {
        this.children = children;
        this.sealer = sealer;
        this.reads = reads;
    }

    @GetMapping
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER})
    Page<ChildView> list(
            @RequestParam(required = false) @Nullable String settingId,
            @RequestParam(required = false) @Nullable SenProvision provision,
            @RequestParam(required = false) @Nullable SenType primaryNeed,
            @RequestHeader(name = ReadLog.PURPOSE, required = false) @Nullable String purpose,
            PageRequest page,
            Caller caller) {
        reads.requirePurpose(caller, purpose);
        var filter = new ChildRecords.Filter(settingId, provision, primaryNeed);
        var found = children.list(caller.scope(), filter, page);
        reads.record(caller, purpose, found.stream().map(ChildRecord::childId).toList(), ChildView.FIELDS);
        return Page.of(
                page,
                children.count(caller.scope(), filter),
                found.stream().map(child -> ChildView.opened(child, sealer)).toList());
    }

    @GetMapping("/{childId}")
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER})
    ResponseEntity<ChildView> one(
            @PathVariable String childId,
            @RequestHeader(name = ReadLog.PURPOSE, required = false) @Nullable String purpose,
            Caller caller) {
        reads.requirePurpose(caller, purpose);
        var child = children.require(caller.scope(), childId);
        reads.record(caller, purpose, List.of(childId), ChildView.FIELDS);
        return ResponseEntity.ok().eTag("\"" + child.version() + "\"").body(ChildView.opened(child, sealer));
    }
}
