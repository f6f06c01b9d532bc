package waymark.settings.senco;

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
import waymark.events.Qualification;
import waymark.platform.privacy.References;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;
import waymark.settings.register.RegisteredSetting;
import waymark.settings.register.SettingRegister;
import waymark.settings.senco.SencoCommand.AppointFurther;
import waymark.settings.senco.SencoCommand.AppointSenco;
import waymark.settings.senco.SencoCommand.EndAppointment;
import waymark.settings.senco.SencoCommand.RecordQualification;
import waymark.settings.senco.SencoCommand.RenameSenco;
import waymark.settings.senco.SencoCommand.ShareSenco;
import waymark.settings.senco.SencoRefusal.SettingNotOpen;

/** Appointing SENCOs over HTTP: officers anywhere in their authority, managers at their own settings. */
@RestController
@RequestMapping("/api/v1/sencos")
class SencoController {

    private final Commands commands;
    private final SencoDirectory directory;
    private final SettingRegister register;
    private final References references;

    SencoController(Commands commands, SencoDirectory directory, SettingRegister register, References references) {
        this.commands = commands;
        this.directory = directory;
        this.register = register;
        this.references = references;
    }

    @PostMapping
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER})
    ResponseEntity<Void> appoint(@Valid @RequestBody FirstAppointment body, Caller caller) {
        var setting = openSetting(caller, body.settingId(), body.startedOn());
        var id = body.reference() == null ? commands.newId() : references.idOf("senco", caller.la(), body.reference());
        return commands.create(
                new AppointSenco(id, caller.la(), body.name(), setting.id(), body.startedOn()), "/api/v1/sencos/" + id);
    }

    @PostMapping("/{sencoId}/appointments")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER})
    ResponseEntity<Void> appointFurther(
            @PathVariable String sencoId, @Valid @RequestBody FurtherAppointment body, Caller caller) {
        refuseOthers(caller, sencoId);
        var setting = openSetting(caller, body.settingId(), body.startedOn());
        return commands.change(
                body.network() == null
                        ? new AppointFurther(sencoId, setting.id(), body.startedOn())
                        : new ShareSenco(sencoId, setting.id(), setting.type(), body.network(), body.startedOn()));
    }

    @PostMapping("/{sencoId}/endings")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER})
    ResponseEntity<Void> end(@PathVariable String sencoId, @Valid @RequestBody Ending body, Caller caller) {
        if (!caller.scope().allows(caller.la(), body.settingId())) {
            throw new NotFoundException("setting");
        }
        return commands.change(new EndAppointment(sencoId, body.settingId(), body.endedOn()));
    }

    @PostMapping("/{sencoId}/qualifications")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO})
    ResponseEntity<Void> qualify(@PathVariable String sencoId, @Valid @RequestBody Award body, Caller caller) {
        refuseOthers(caller, sencoId);
        return commands.change(new RecordQualification(sencoId, body.qualification(), body.awardedOn()));
    }

    @PutMapping("/{sencoId}/name")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO})
    ResponseEntity<Void> rename(@PathVariable String sencoId, @Valid @RequestBody Name body, Caller caller) {
        refuseOthers(caller, sencoId);
        return commands.change(new RenameSenco(sencoId, body.name()));
    }

    /** Officers are checked by the aggregate alone, so that they need not wait for the directory. */
    private void refuseOthers(Caller caller, String sencoId) {
        if (caller.isSettingStaff() && directory.one(caller.scope(), sencoId).isEmpty()) {
            throw new NotFoundException("SENCO");
        }
    }

    private RegisteredSetting openSetting(Caller caller, String settingId, LocalDate day) {
        var setting = register.one(caller.scope(), settingId).orElseThrow(() -> new NotFoundException("setting"));
        if (!setting.isOpenOn(day)) {
            throw new RefusedException(new SettingNotOpen());
        }
        return setting;
    }

    /** @param reference the authority's own, as in its files; without one the SENCO gets an id of ours only */
    record FirstAppointment(
            @Size(max = 50) @Nullable String reference,
            @NotBlank @Size(max = 200) String name,
            @NotBlank String settingId,
            @NotNull LocalDate startedOn) {}

    /** @param network the agency or network of the childminders who share the person; absent where nobody shares */
    record FurtherAppointment(
            @NotBlank String settingId,
            @NotNull LocalDate startedOn,
            @Size(min = 1, max = 200) @Nullable String network) {}

    /** @param endedOn the first day without the person */
    record Ending(@NotBlank String settingId, @NotNull LocalDate endedOn) {}

    record Award(
            @NotNull Qualification qualification, @NotNull LocalDate awardedOn) {}

    record Name(@NotBlank @Size(max = 200) String name) {}
}
