package waymark.journeys.child;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.journeys.child.ChildCommand.CorrectIdentity;
import waymark.journeys.child.ChildCommand.EndPlacement;
import waymark.journeys.child.ChildCommand.PlaceChild;
import waymark.journeys.child.ChildCommand.RecordCircumstances;
import waymark.journeys.child.ChildCommand.RecordSenProvision;
import waymark.journeys.child.ChildCommand.RegisterChild;
import waymark.journeys.directory.SettingDirectory;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;

/** What people record about a child. Setting staff: about children placed with them. */
@RestController
@RequestMapping("/api/v1/children")
class ChildController {

    private final Commands commands;
    private final ChildRecords children;
    private final SettingDirectory settings;

    ChildController(Commands commands, ChildRecords children, SettingDirectory settings) {
        this.commands = commands;
        this.children = children;
        this.settings = settings;
    }

    @PostMapping
    @RolesAllowed({Role.SENCO, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> register(@Valid @RequestBody ChildRequests.Register body, Caller caller) {
        var place = body.place();
        var setting = place == null ? null : place.settingId();
        if (caller.isSettingStaff() && (setting == null || !caller.settings().contains(setting))) {
            throw new NotFoundException("setting of yours");
        }
        if (setting != null) {
            settings.requireOpen(caller.la(), setting, body.effective());
        }
        var id = commands.newId();
        return commands.create(
                new RegisterChild(
                        id, caller.la(), body.identity(), body.sex(), body.ethnicity(), place, body.effective()),
                "/api/v1/children/" + id);
    }

    @PutMapping("/{childId}/identity")
    @RolesAllowed({Role.SENCO, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> correct(
            @PathVariable String childId, @Valid @RequestBody ChildRequests.Correct body, Caller caller) {
        children.require(caller.scope(), childId);
        return commands.change(new CorrectIdentity(childId, body.identity(), body.effective()));
    }

    /** A SENCO or manager can't take a child in from elsewhere: the authority moves children. */
    @PutMapping("/{childId}/placement")
    @RolesAllowed({Role.SENCO, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> place(
            @PathVariable String childId, @Valid @RequestBody ChildRequests.TakePlace body, Caller caller) {
        children.require(caller.scope(), childId);
        if (caller.isSettingStaff() && !caller.settings().contains(body.settingId())) {
            throw new NotFoundException("setting of yours");
        }
        settings.requireOpen(caller.la(), body.settingId(), body.from());
        return commands.change(new PlaceChild(childId, body.settingId(), body.fundedHours(), body.from()));
    }

    @PutMapping("/{childId}/placement-end")
    @RolesAllowed({Role.SENCO, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> end(
            @PathVariable String childId, @Valid @RequestBody ChildRequests.GiveUpPlace body, Caller caller) {
        children.require(caller.scope(), childId);
        return commands.change(new EndPlacement(childId, body.settingId(), body.on()));
    }

    @PutMapping("/{childId}/sen-provision")
    @RolesAllowed({Role.SENCO, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> provide(
            @PathVariable String childId, @Valid @RequestBody ChildRequests.Provide body, Caller caller) {
        children.require(caller.scope(), childId);
        return commands.change(
                new RecordSenProvision(childId, new SenStatus(body.provision(), body.primaryNeed()), body.from()));
    }

    @PutMapping("/{childId}/circumstances")
    @RolesAllowed({Role.SENCO, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> describe(
            @PathVariable String childId, @Valid @RequestBody ChildRequests.Describe body, Caller caller) {
        children.require(caller.scope(), childId);
        return commands.change(new RecordCircumstances(childId, body.circumstances(), body.from()));
    }
}
