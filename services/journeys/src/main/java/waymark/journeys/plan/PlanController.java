package waymark.journeys.plan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.events.ExceptionReason;
import waymark.events.RequestSource;
import waymark.events.StatutoryClock;
import waymark.journeys.child.ChildRecords;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** EHC cases. The authority records them; setting staff see those of children placed with them now. */
@RestController
@RequestMapping("/api/v1")
class PlanController {

    private final Commands commands;
    private final ChildRecords children;
    private final EhcCaseProjector cases;
    private final CaseIds ids;

    PlanController(Commands commands, ChildRecords children, EhcCaseProjector cases, CaseIds ids) {
        this.commands = commands;
        this.children = children;
        this.cases = cases;
        this.ids = ids;
    }

    @PostMapping("/children/{childId}/ehc-requests")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> receive(@PathVariable String childId, @Valid @RequestBody Receive body, Caller caller) {
        children.require(caller.scope(), childId);
        var id = ids.of(caller.la(), childId, body.receivedOn());
        return commands.create(
                new PlanCommand.ReceiveRequest(id, childId, caller.la(), body.source(), body.receivedOn()),
                "/api/v1/ehc-cases/" + id);
    }

    @GetMapping("/children/{childId}/ehc-requests")
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER})
    Page<EhcCaseRecord> list(@PathVariable String childId, PageRequest page, Caller caller) {
        children.require(caller.scope(), childId);
        var all = cases.ofChild(caller.scope(), childId);
        return Page.of(
                page,
                all.size(),
                all.stream().skip(page.skip()).limit(page.limit()).toList());
    }

    @GetMapping("/ehc-cases/{caseId}")
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER})
    ResponseEntity<EhcCaseRecord> one(@PathVariable String caseId, Caller caller) {
        var found = cases.require(caller.scope(), caseId);
        children.require(caller.scope(), found.childId());
        return ResponseEntity.ok().eTag("\"" + found.version() + "\"").body(found);
    }

    @PutMapping("/ehc-cases/{caseId}/assessment-decision")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> decide(@PathVariable String caseId, @Valid @RequestBody Decide body, Caller caller) {
        cases.require(caller.scope(), caseId);
        return commands.change(new PlanCommand.DecideOnAssessment(caseId, body.willAssess(), body.notifiedOn()));
    }

    @PutMapping("/ehc-cases/{caseId}/plan")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> issue(@PathVariable String caseId, @Valid @RequestBody Issue body, Caller caller) {
        cases.require(caller.scope(), caseId);
        return commands.change(new PlanCommand.IssuePlan(caseId, body.issuedOn()));
    }

    @PutMapping("/ehc-cases/{caseId}/plan-refusal")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> decline(@PathVariable String caseId, @Valid @RequestBody Decline body, Caller caller) {
        cases.require(caller.scope(), caseId);
        return commands.change(new PlanCommand.DeclinePlan(caseId, body.notifiedOn()));
    }

    @PutMapping("/ehc-cases/{caseId}/withdrawal")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> withdraw(@PathVariable String caseId, @Valid @RequestBody Withdraw body, Caller caller) {
        cases.require(caller.scope(), caseId);
        return commands.change(new PlanCommand.WithdrawRequest(caseId, body.withdrawnOn()));
    }

    @PutMapping("/ehc-cases/{caseId}/exceptions/{clock}")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> except(
            @PathVariable String caseId,
            @PathVariable StatutoryClock clock,
            @Valid @RequestBody Except body,
            Caller caller) {
        cases.require(caller.scope(), caseId);
        return commands.change(new PlanCommand.RecordException(caseId, clock, body.reason(), body.recordedOn()));
    }

    record Receive(@NotNull RequestSource source, @NotNull LocalDate receivedOn) {}

    record Decide(@NotNull Boolean willAssess, @NotNull LocalDate notifiedOn) {}

    record Issue(@NotNull LocalDate issuedOn) {}

    record Decline(@NotNull LocalDate notifiedOn) {}

    record Withdraw(@NotNull LocalDate withdrawnOn) {}

    record Except(@NotNull ExceptionReason reason, @NotNull LocalDate recordedOn) {}
}
