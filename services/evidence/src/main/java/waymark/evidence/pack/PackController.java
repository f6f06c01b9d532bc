package waymark.evidence.pack;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import waymark.evidence.pack.Packs.Frozen;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.security.TenantScope;
import waymark.platform.web.Commands;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** Packs over HTTP: freeze one, list them, fetch a file or the whole as an archive. */
@RestController
class PackController {

    private final Packs packs;
    private final Commands commands;

    PackController(Packs packs, Commands commands) {
        this.packs = packs;
        this.commands = commands;
    }

    @PostMapping("/api/v1/packs")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST})
    ResponseEntity<Frozen> freeze(Caller caller, @Valid @RequestBody PackRequest request) {
        var pack = packs.freeze(
                authority(caller), commands.newId(), request.asAt(), request.knownAt(), request.positions());
        return ResponseEntity.created(URI.create("/api/v1/packs/" + pack.packId()))
                .eTag(tag(pack))
                .body(pack);
    }

    @GetMapping("/api/v1/packs")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.INSPECTOR})
    Page<Frozen> list(Caller caller, PageRequest page) {
        var scope = authority(caller);
        return Page.of(page, packs.count(scope), packs.list(scope, page));
    }

    @GetMapping("/api/v1/packs/{packId}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.INSPECTOR})
    ResponseEntity<Frozen> find(Caller caller, @PathVariable String packId) {
        var pack = packs.find(authority(caller), packId);
        return ResponseEntity.ok().eTag(tag(pack)).body(pack);
    }

    @GetMapping("/api/v1/packs/{packId}/files/{*path}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.INSPECTOR})
    ResponseEntity<byte[]> file(Caller caller, @PathVariable String packId, @PathVariable String path) {
        var file = packs.files(authority(caller), packId)
                .find(path.substring(1))
                .orElseThrow(() -> new NotFoundException("file in this pack"));
        return ResponseEntity.ok()
                .contentType(typeOf(file.path()))
                .eTag("\"" + file.sha256() + "\"")
                .body(file.content());
    }

    @GetMapping(path = "/api/v1/packs/{packId}/archive", produces = "application/zip")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.INSPECTOR})
    ResponseEntity<byte[]> archive(Caller caller, @PathVariable String packId) {
        var pack = packs.find(authority(caller), packId);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"waymark-pack-" + caller.la() + "-" + pack.asAt() + ".zip\"")
                .eTag(tag(pack))
                .body(packs.files(authority(caller), packId).zip());
    }

    private static TenantScope authority(Caller caller) {
        return TenantScope.ofAuthority(caller.la());
    }

    private static String tag(Frozen pack) {
        return "\"" + pack.manifestSha256() + "\"";
    }

    private static MediaType typeOf(String path) {
        var ending = path.substring(path.lastIndexOf('.') + 1);
        return switch (ending) {
            case "csv" -> MediaType.parseMediaType("text/csv;charset=UTF-8");
            case "json" -> MediaType.APPLICATION_JSON;
            case "html" -> MediaType.parseMediaType("text/html;charset=UTF-8");
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }

    /**
     * @param knownAt only facts recorded up to here; absent for everything known
     * @param positions the last position of each service's log that counts; absent for as far as it was heard out
     */
    record PackRequest(
            @NotNull LocalDate asAt,
            @Nullable Instant knownAt,
            @Nullable Map<String, Long> positions) {}
}
