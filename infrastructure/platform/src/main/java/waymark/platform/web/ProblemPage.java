package waymark.platform.web;

import jakarta.annotation.security.PermitAll;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import waymark.platform.refusal.Problem;

/** What the container refuses before any controller sees it. */
@Controller
class ProblemPage implements ErrorController {

    @RequestMapping("/error")
    @PermitAll
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer number ? number : 404;
        var known = HttpStatus.resolve(code);
        var status = known == null || known.is5xxServerError() ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        var slug = status.is5xxServerError() ? "web/fault" : "web/refused";
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(status, slug, Fields.adviceFor(status), request));
    }
}
