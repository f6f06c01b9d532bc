package waymark.platform.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import waymark.platform.imports.Import.RowProblem;
import waymark.platform.imports.ImportFormat.Column;
import waymark.platform.imports.Uploads.TooLargeException;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.Problem;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.InvalidRequestException;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** Imports: send a file, look at what it would change, approve. */
@RestController
@RolesAllowed(Role.INCLUSION_OFFICER)
class ImportController {

    private static final String PATH = "/api/v1/imports";

    private final ImportWork work;
    private final ImportRecords records;

    ImportController(ImportWork work, ImportRecords records) {
        this.work = work;
        this.records = records;
    }

    @PostMapping(PATH)
    ResponseEntity<Object> take(@RequestParam String kind, HttpServletRequest request, Caller caller)
            throws IOException {
        var format = work.formats().get(kind);
        if (format == null) {
            throw new InvalidRequestException(
                    "import/unknown-kind",
                    "kind",
                    "One of " + String.join(", ", work.formats().keySet()) + ".");
        }
        if (!isOf(format, request.getContentType())) {
            return answer(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "import/media-type",
                    "Send this kind of file as " + format.mediaType() + ".",
                    request);
        }
        if (request.getContentLengthLong() > work.maxBytes()) {
            return tooLarge(request);
        }
        try {
            var id = work.take(format, request.getInputStream(), caller);
            return ResponseEntity.accepted()
                    .header(HttpHeaders.LOCATION, PATH + "/" + id)
                    .body(find(id, caller));
        } catch (TooLargeException e) {
            return tooLarge(request);
        }
    }

    @GetMapping(PATH)
    Page<Import> list(PageRequest page, Caller caller) {
        return Page.of(page, records.count(caller.scope()), records.page(caller.scope(), page));
    }

    @GetMapping(PATH + "/{importId}")
    Import one(@PathVariable String importId, Caller caller) {
        return find(importId, caller);
    }

    @GetMapping(PATH + "/{importId}/problems")
    Page<RowProblem> problems(@PathVariable String importId, PageRequest page, Caller caller) {
        var found = find(importId, caller);
        return Page.of(page, found.problems(), records.problems(importId, page));
    }

    @PostMapping(PATH + "/{importId}/approval")
    ResponseEntity<Import> approve(@PathVariable String importId, Caller caller) {
        work.approve(importId, find(importId, caller).kind(), caller);
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, PATH + "/" + importId)
                .body(find(importId, caller));
    }

    @GetMapping("/api/v1/import-formats")
    List<Format> formats() {
        return work.formats().values().stream()
                .map(format -> new Format(format.kind(), format.mediaType(), format.columns()))
                .toList();
    }

    private Import find(String id, Caller caller) {
        return records.one(caller.scope(), id).orElseThrow(() -> new NotFoundException("import"));
    }

    private static boolean isOf(ImportFormat<?> format, @Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.parseMediaType(format.mediaType())
                            .equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private ResponseEntity<Object> tooLarge(HttpServletRequest request) {
        return answer(
                HttpStatus.CONTENT_TOO_LARGE,
                "import/too-large",
                "Send at most " + work.maxBytes() / (1024 * 1024) + " MB at once; split the file by rows.",
                request);
    }

    private static ResponseEntity<Object> answer(
            HttpStatus status, String code, String detail, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(status, code, detail, request));
    }

    /** What a file of this kind must look like. */
    record Format(String kind, String mediaType, List<Column> columns) {}
}
