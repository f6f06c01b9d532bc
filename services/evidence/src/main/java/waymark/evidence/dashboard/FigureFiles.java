package waymark.evidence.dashboard;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import waymark.evidence.measure.Figure;
import waymark.evidence.measure.FigureCsv;
import waymark.evidence.measure.FigureView;
import waymark.evidence.measure.Figures;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/** The figure of a measure page to take away: the same numbers as files. */
@RestController
@RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.PANEL_MEMBER, Role.SENCO, Role.SETTING_MANAGER})
class FigureFiles {

    private final Figures figures;
    private final PageQueries queries;
    private final JsonMapper json;

    FigureFiles(Figures figures, PageQueries queries, JsonMapper json) {
        this.figures = figures;
        this.queries = queries;
        this.json = json;
    }

    @GetMapping("/measures/{code}/figure.csv")
    ResponseEntity<byte[]> csv(Caller caller, @PathVariable String code, @RequestParam Map<String, String> parameters) {
        var figure = figures.figure(caller, queries.read(parameters).orRefused().of(code));
        return file(
                figure,
                "csv",
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                FigureCsv.of(figure).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/measures/{code}/figure.json")
    ResponseEntity<byte[]> json(
            Caller caller, @PathVariable String code, @RequestParam Map<String, String> parameters) {
        var figure = figures.figure(caller, queries.read(parameters).orRefused().of(code));
        var view = FigureView.of(figure, figures.freshness());
        return file(
                figure,
                "json",
                MediaType.APPLICATION_JSON,
                json.writerWithDefaultPrettyPrinter().writeValueAsBytes(view));
    }

    private static ResponseEntity<byte[]> file(Figure figure, String format, MediaType type, byte[] content) {
        var name = "%s-%s-to-%s.%s"
                .formatted(figure.measure().code(), figure.period().from(), figure.asAt(), format);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
