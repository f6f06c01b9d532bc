package waymark.journeys.support;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.events.ReviewOutcome;
import waymark.events.SenType;
import waymark.journeys.child.ChildRecords;
import waymark.journeys.directory.SettingDirectory;
import waymark.journeys.support.SupportCommand.OpenCycle;
import waymark.journeys.support.SupportCommand.PlanCycle;
import waymark.journeys.support.SupportCommand.Planned;
import waymark.journeys.support.SupportCommand.RaiseConcern;
import waymark.journeys.support.SupportCommand.ReviewCycle;
import waymark.journeys.support.SupportCommand.Reviewed;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;

/** What a SENCO records of a child's support. */
@RestController
@RequestMapping("/api/v1")
class SupportController {

    private static final int LONGEST_VIEW = 4000;

    private final Commands commands;
    private final ChildRecords children;
    private final Cycles cycles;
    private final SettingDirectory settings;
    private final SupportIds ids;

    SupportController(
            Commands commands, ChildRecords children, Cycles cycles, SettingDirectory settings, SupportIds ids) {
        this.commands = commands;
        this.children = children;
        this.cycles = cycles;
        this.settings = settings;
        this.ids = ids;
    }

    @PostMapping("/children/{childId}/concerns")
    @RolesAllowed({Role.SENCO, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> raise(@PathVariable String childId, @Valid @RequestBody Raise body, Caller caller) {
        children.require(caller.scope(), childId);
        return commands.create(
                new RaiseConcern(
                        ids.concern(caller.la(), childId, body.areaOfNeed(), body.raisedOn()),
                        childId,
                        caller.la(),
                        body.areaOfNeed(),
                        body.raisedOn()),
                "/api/v1/children/" + childId + "/timeline");
    }

    @PostMapping("/children/{childId}/support-cycles")
    @RolesAllowed({Role.SENCO, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> open(@PathVariable String childId, @Valid @RequestBody Open body, Caller caller) {
        children.require(caller.scope(), childId);
        if (caller.isSettingStaff() && !caller.settings().contains(body.settingId())) {
            throw new NotFoundException("setting of yours");
        }
        settings.requireOpen(caller.la(), body.settingId(), body.openedOn());
        var id = ids.cycle(caller.la(), childId, body.settingId(), body.openedOn());
        var number = cycles.nextNumber(caller.scope(), childId);
        return commands.create(
                new OpenCycle(id, childId, caller.la(), body.settingId(), number, body.openedOn()),
                "/api/v1/support-cycles/" + id);
    }

    @PutMapping("/support-cycles/{cycleId}/plan")
    @RolesAllowed({Role.SENCO, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> plan(@PathVariable String cycleId, @Valid @RequestBody Plan body, Caller caller) {
        requireCycle(cycleId, caller);
        return commands.change(
                new PlanCycle(cycleId, new Planned(body.plannedOn(), body.reviewDueOn(), body.parentsView())));
    }

    @PutMapping("/support-cycles/{cycleId}/review")
    @RolesAllowed({Role.SENCO, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> review(@PathVariable String cycleId, @Valid @RequestBody Review body, Caller caller) {
        requireCycle(cycleId, caller);
        return commands.change(
                new ReviewCycle(cycleId, new Reviewed(body.reviewedOn(), body.outcome(), body.parentsView())));
    }

    private void requireCycle(String cycleId, Caller caller) {
        var cycle = cycles.find(caller.scope(), cycleId).orElseThrow(() -> new NotFoundException("support cycle"));
        children.require(caller.scope(), cycle.childId());
    }

    record Raise(@NotNull SenType areaOfNeed, @NotNull LocalDate raisedOn) {}

    record Open(@NotBlank String settingId, @NotNull LocalDate openedOn) {}

    record Plan(
            @NotNull LocalDate plannedOn,
            @NotNull LocalDate reviewDueOn,
            @Nullable @Size(max = LONGEST_VIEW) String parentsView) {
        @Override
        public String toString() {
            return "Plan[sealed]";
        }
    }

    record Review(
            @NotNull LocalDate reviewedOn,
            @NotNull ReviewOutcome outcome,
            @Nullable @Size(max = LONGEST_VIEW) String parentsView) {
        @Override
        public String toString() {
            return "Review[sealed]";
        }
    }
}
