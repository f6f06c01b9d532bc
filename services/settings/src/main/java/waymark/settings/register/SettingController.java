package waymark.settings.register;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.events.SencoDuty;
import waymark.events.SettingType;
import waymark.platform.privacy.References;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;
import waymark.settings.register.SettingCommand.ChangeSetting;
import waymark.settings.register.SettingCommand.CloseSetting;
import waymark.settings.register.SettingCommand.RegisterSetting;
import waymark.settings.register.SettingRegister.Search;

/** The register over HTTP: officers keep it, a setting's manager keeps their own line, everybody may look. */
@RestController
@RequestMapping("/api/v1/settings")
class SettingController {

    private final Commands commands;
    private final SettingRegister register;
    private final References references;

    SettingController(Commands commands, SettingRegister register, References references) {
        this.commands = commands;
        this.register = register;
        this.references = references;
    }

    @PostMapping
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> register(@Valid @RequestBody Registration body, Caller caller) {
        var id = references.idOf("setting", caller.la(), body.reference());
        return commands.create(
                new RegisterSetting(
                        id, caller.la(), body.reference(), body.details().asDetails(), body.openedOn()),
                "/api/v1/settings/" + id);
    }

    @PutMapping("/{settingId}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER})
    ResponseEntity<Void> change(@PathVariable String settingId, @Valid @RequestBody Change body, Caller caller) {
        refuseOthers(caller, settingId);
        return commands.change(new ChangeSetting(settingId, body.details().asDetails(), body.from()));
    }

    @PostMapping("/{settingId}/closures")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER})
    ResponseEntity<Void> close(@PathVariable String settingId, @Valid @RequestBody Closure body, Caller caller) {
        refuseOthers(caller, settingId);
        return commands.change(new CloseSetting(settingId, body.closedOn()));
    }

    @GetMapping
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO, Role.PANEL_MEMBER, Role.ANALYST})
    Page<Answer> find(@Valid @ModelAttribute Search search, PageRequest page, Caller caller) {
        var scope = caller.scope();
        var lines = register.find(scope, search, page.skip(), page.limit());
        return Page.of(
                page,
                register.count(scope, search),
                lines.stream().map(Answer::of).toList());
    }

    @GetMapping("/{settingId}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO, Role.PANEL_MEMBER, Role.ANALYST})
    ResponseEntity<Answer> one(@PathVariable String settingId, Caller caller) {
        var line = register.one(caller.scope(), settingId).orElseThrow(() -> new NotFoundException("setting"));
        return ResponseEntity.ok().eTag("\"" + line.version() + "\"").body(Answer.of(line));
    }

    private static void refuseOthers(Caller caller, String settingId) {
        if (!caller.scope().allows(caller.la(), settingId)) {
            throw new NotFoundException("setting");
        }
    }

    record Details(
            @NotBlank @Size(max = 200) String name,
            @Size(max = 8) @Nullable String urn,
            @NotNull SettingType type,
            @NotBlank @Size(max = 100) String ward,
            @PositiveOrZero @Max(5000) int places) {

        SettingDetails asDetails() {
            return new SettingDetails(name, urn, type, ward, places);
        }
    }

    record Registration(
            @NotBlank @Size(max = 50) String reference,
            @Valid @NotNull Details details,
            @NotNull LocalDate openedOn) {}

    record Change(@Valid @NotNull Details details, @NotNull LocalDate from) {}

    /** @param closedOn the first day on which the setting is no longer open */
    record Closure(@NotNull LocalDate closedOn) {}

    record Answer(
            String settingId,
            String reference,
            String name,
            @Nullable String urn,
            SettingType type,
            SencoDuty sencoDuty,
            String ward,
            int places,
            LocalDate openedOn,
            @Nullable LocalDate closedOn) {

        static Answer of(RegisteredSetting line) {
            return new Answer(
                    line.id(),
                    line.reference(),
                    line.name(),
                    line.urn(),
                    line.type(),
                    line.type().duty(),
                    line.ward(),
                    line.places(),
                    line.openedOn(),
                    line.closedOn());
        }
    }
}
