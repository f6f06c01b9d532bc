package waymark.evidence.measure;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import waymark.evidence.dossier.Kind;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** Figures over HTTP: JSON or CSV at the same address, and the pseudonymous subjects behind a cell. */
@RestController
class MeasureController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Figures figures;

    MeasureController(Figures figures) {
        this.figures = figures;
    }

    @GetMapping("/api/v1/measures")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.SENCO, Role.SETTING_MANAGER, Role.PANEL_MEMBER})
    Page<Measure> measures(Caller caller, PageRequest page) {
        var all = figures.measures(caller);
        return Page.of(page, all.size(), part(all, page));
    }

    @GetMapping(path = "/api/v1/measures/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.SENCO, Role.SETTING_MANAGER, Role.PANEL_MEMBER})
    ResponseEntity<FigureView> figure(
            Caller caller,
            @PathVariable String code,
            @RequestParam(name = "as-at", required = false) @Nullable LocalDate asAt,
            @RequestParam(name = "known-at", required = false) @Nullable Instant knownAt,
            @RequestParam(name = "ward", required = false) @Nullable String ward,
            @RequestParam(name = "setting-type", required = false) @Nullable String settingType,
            @RequestParam(name = "need", required = false) @Nullable String need,
            @RequestParam(name = "setting", required = false) @Nullable String setting) {
        var query = query(code, asAt, knownAt, Narrowing.of(ward, settingType, need, setting));
        var figure = figures.figure(caller, query);
        return ResponseEntity.ok()
                .eTag(tag(caller, figure, "json"))
                .varyBy(HttpHeaders.ACCEPT)
                .body(FigureView.of(figure, figures.freshness()));
    }

    @GetMapping(path = "/api/v1/measures/{code}", produces = "text/csv")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.SENCO, Role.SETTING_MANAGER, Role.PANEL_MEMBER})
    ResponseEntity<byte[]> table(
            Caller caller,
            @PathVariable String code,
            @RequestParam(name = "as-at", required = false) @Nullable LocalDate asAt,
            @RequestParam(name = "known-at", required = false) @Nullable Instant knownAt,
            @RequestParam(name = "ward", required = false) @Nullable String ward,
            @RequestParam(name = "setting-type", required = false) @Nullable String settingType,
            @RequestParam(name = "need", required = false) @Nullable String need,
            @RequestParam(name = "setting", required = false) @Nullable String setting) {
        var query = query(code, asAt, knownAt, Narrowing.of(ward, settingType, need, setting));
        var figure = figures.figure(caller, query);
        var file = "%s-%s-to-%s.csv".formatted(code, figure.period().from(), figure.asAt());
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .eTag(tag(caller, figure, "csv"))
                .varyBy(HttpHeaders.ACCEPT)
                .body(FigureCsv.of(figure).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/api/v1/measures/{code}/subjects")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SENCO, Role.SETTING_MANAGER})
    ResponseEntity<Page<Subject>> subjects(
            Caller caller,
            @PathVariable String code,
            @RequestParam(name = "cell", defaultValue = Cell.ALL) String cell,
            @RequestParam(name = "part", defaultValue = "NUMERATOR") Behind.Part part,
            @RequestParam(name = "as-at", required = false) @Nullable LocalDate asAt,
            @RequestParam(name = "known-at", required = false) @Nullable Instant knownAt,
            @RequestParam(name = "ward", required = false) @Nullable String ward,
            @RequestParam(name = "setting-type", required = false) @Nullable String settingType,
            @RequestParam(name = "need", required = false) @Nullable String need,
            @RequestParam(name = "setting", required = false) @Nullable String setting,
            PageRequest page) {
        var query = query(code, asAt, knownAt, Narrowing.of(ward, settingType, need, setting));
        var behind = figures.behind(caller, query, cell, part);
        var subjects = part(behind.subjects(), page).stream()
                .map(subject -> new Subject(subject, behind.kind()))
                .toList();
        return ResponseEntity.ok()
                .eTag("W/\"" + behind.version() + "-" + query.asAt() + "\"")
                .body(Page.of(page, behind.subjects().size(), subjects));
    }

    private FigureQuery query(String code, @Nullable LocalDate asAt, @Nullable Instant knownAt, Filter filter) {
        return new FigureQuery(code, asAt == null ? figures.today() : asAt, knownAt, filter);
    }

    /** Weak: how far the sources were heard may move on. What is withheld depends on a reader's own settings. */
    private static String tag(Caller caller, Figure figure, String format) {
        var shown = figure.smallNumbersWithheld() ? "c" + caller.settings().hashCode() : "full";
        return "W/\"%s-%s-%s-%s\"".formatted(figure.version(), figure.asAt(), shown, format);
    }

    private static <T> List<T> part(List<T> all, PageRequest page) {
        return all.stream().skip(page.skip()).limit(page.limit()).toList();
    }

    /** An opaque id: who it is, only the journeys service knows. */
    record Subject(String subject, Kind kind) {}
}
