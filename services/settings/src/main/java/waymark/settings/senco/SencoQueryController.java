package waymark.settings.senco;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import waymark.events.Qualification;
import waymark.platform.privacy.Sealer;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.time.London;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;
import waymark.settings.register.SettingRegister;
import waymark.settings.senco.SencoRecord.Post;

/** Asking over HTTP who is SENCO. Names are for those who work with the people; analysts and panels see none. */
@RestController
class SencoQueryController {

    private final SencoDirectory directory;
    private final SettingRegister register;
    private final Sealer sealer;
    private final Clock clock;

    SencoQueryController(SencoDirectory directory, SettingRegister register, Sealer sealer, Clock clock) {
        this.directory = directory;
        this.register = register;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Today's, unless a day is given. */
    @GetMapping("/api/v1/settings/{settingId}/sencos")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO, Role.PANEL_MEMBER, Role.ANALYST})
    Page<Answer> of(
            @PathVariable String settingId,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate at,
            PageRequest page,
            Caller caller) {
        var scope = caller.scope();
        if (register.one(scope, settingId).isEmpty()) {
            throw new NotFoundException("setting");
        }
        var all = directory.of(scope, settingId, at == null ? London.today(clock) : at);
        return Page.of(
                page,
                all.size(),
                all.stream()
                        .skip(page.skip())
                        .limit(page.limit())
                        .map(senco -> answer(senco, caller))
                        .toList());
    }

    @GetMapping("/api/v1/sencos/{sencoId}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO, Role.PANEL_MEMBER, Role.ANALYST})
    ResponseEntity<Answer> one(@PathVariable String sencoId, Caller caller) {
        var senco = directory.one(caller.scope(), sencoId).orElseThrow(() -> new NotFoundException("SENCO"));
        return ResponseEntity.ok().eTag("\"" + senco.version() + "\"").body(answer(senco, caller));
    }

    private Answer answer(SencoRecord senco, Caller caller) {
        boolean named = caller.has(Role.INCLUSION_OFFICER) || caller.isSettingStaff();
        var name = named && senco.sealedName() != null
                ? sealer.open(senco.id(), SencoRecord.NAME, senco.sealedName()).orElse(null)
                : null;
        return new Answer(senco.id(), name, senco.posts(), senco.qualifications());
    }

    /** @param name absent for roles that do not work with the person, and once the person has been erased */
    record Answer(
            String sencoId,
            @Nullable String name,
            List<Post> appointments,
            Map<Qualification, LocalDate> qualifications) {}
}
