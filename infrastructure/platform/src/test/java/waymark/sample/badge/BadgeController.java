package waymark.sample.badge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;
import waymark.sample.badge.BadgeCommand.IssueBadge;
import waymark.sample.badge.BadgeCommand.RelabelBadge;

@RestController
class BadgeController {

    private final Commands commands;
    private final BadgeList badges;

    BadgeController(Commands commands, BadgeList badges) {
        this.commands = commands;
        this.badges = badges;
    }

    @PostMapping("/api/v1/badges")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> issue(@Valid @RequestBody Request request, Caller caller) {
        var id = commands.newId();
        return commands.create(new IssueBadge(id, caller.la(), request.label()), "/api/v1/badges/" + id);
    }

    @PutMapping("/api/v1/badges/{badgeId}")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> relabel(@PathVariable String badgeId, @Valid @RequestBody Request request) {
        return commands.change(new RelabelBadge(badgeId, request.label()));
    }

    @GetMapping("/api/v1/badges")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST})
    Page<BadgeList.Entry> list(
            @RequestParam(required = false) @Nullable LocalDate since, PageRequest page, Caller caller) {
        return Page.of(page, badges.count(caller.scope()), badges.page(caller.scope(), page));
    }

    @GetMapping("/api/v1/badges/{badgeId}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST})
    ResponseEntity<BadgeList.Entry> one(@PathVariable String badgeId, Caller caller) {
        var entry = badges.one(caller.scope(), badgeId).orElseThrow(() -> new NotFoundException("badge"));
        return ResponseEntity.ok().eTag("\"" + entry.version() + "\"").body(entry);
    }

    record Request(
            @NotBlank @Size(max = 40) String label,
            @Nullable LocalDate from,
            @Nullable BigDecimal amount) {}
}
