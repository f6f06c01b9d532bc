package waymark.training.cluster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import waymark.platform.privacy.References;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;
import waymark.training.cluster.ClusterCommand.FormCluster;
import waymark.training.cluster.ClusterCommand.JoinCluster;
import waymark.training.cluster.ClusterCommand.LeaveCluster;
import waymark.training.cluster.ClusterRefusal.SettingNotOpen;
import waymark.training.cluster.Memberships.Spell;
import waymark.training.directory.SettingDirectory;

/** Clusters over HTTP: officers form them and say who is in them. */
@RestController
@RequestMapping("/api/v1/clusters")
class ClusterController {

    private final Commands commands;
    private final Clusters clusters;
    private final SettingDirectory settings;
    private final References references;

    ClusterController(Commands commands, Clusters clusters, SettingDirectory settings, References references) {
        this.commands = commands;
        this.clusters = clusters;
        this.settings = settings;
        this.references = references;
    }

    @PostMapping
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> form(@Valid @RequestBody Formation body, Caller caller) {
        var id =
                body.reference() == null ? commands.newId() : references.idOf("cluster", caller.la(), body.reference());
        return commands.create(
                new FormCluster(id, caller.la(), body.name(), body.formedOn()), "/api/v1/clusters/" + id);
    }

    @PostMapping("/{clusterId}/memberships")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> join(@PathVariable String clusterId, @Valid @RequestBody Joining body, Caller caller) {
        if (!settings.require(caller.scope(), body.settingId()).isOpenOn(body.joinedOn())) {
            throw new RefusedException(new SettingNotOpen());
        }
        return commands.change(new JoinCluster(clusterId, body.settingId(), body.joinedOn()));
    }

    @PostMapping("/{clusterId}/departures")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> leave(@PathVariable String clusterId, @Valid @RequestBody Departure body) {
        return commands.change(new LeaveCluster(clusterId, body.settingId(), body.leftOn()));
    }

    @GetMapping
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO, Role.ANALYST})
    Page<Answer> find(PageRequest page, Caller caller) {
        var scope = caller.scope();
        return Page.of(
                page,
                clusters.count(scope),
                clusters.find(scope, page.skip(), page.limit()).stream()
                        .map(Answer::of)
                        .toList());
    }

    @GetMapping("/{clusterId}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SETTING_MANAGER, Role.SENCO, Role.ANALYST})
    ResponseEntity<Answer> one(@PathVariable String clusterId, Caller caller) {
        var roll = clusters.one(caller.scope(), clusterId).orElseThrow(() -> new NotFoundException("cluster"));
        return ResponseEntity.ok().eTag("\"" + roll.version() + "\"").body(Answer.of(roll));
    }

    /** @param reference the authority's own, as in its files */
    record Formation(
            @Size(max = 50) @Nullable String reference,
            @NotBlank @Size(max = 200) String name,
            @NotNull LocalDate formedOn) {}

    record Joining(@NotBlank String settingId, @NotNull LocalDate joinedOn) {}

    /** @param leftOn the first day outside the cluster */
    record Departure(@NotBlank String settingId, @NotNull LocalDate leftOn) {}

    record Answer(String clusterId, String name, LocalDate formedOn, List<Spell> members) {

        static Answer of(ClusterRoll roll) {
            return new Answer(roll.id(), roll.name(), roll.formedOn(), roll.members());
        }
    }
}
