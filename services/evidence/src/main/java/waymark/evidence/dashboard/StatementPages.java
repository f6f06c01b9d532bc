package waymark.evidence.dashboard;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import waymark.evidence.dashboard.ErrorPages.Trouble;
import waymark.evidence.measure.Figures;
import waymark.evidence.measure.Symbol;
import waymark.platform.refusal.Problem;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/** Pages that say how to read the others, and those that say why there is nothing to read. */
@Controller
class StatementPages {

    private final Figures figures;
    private final PageQueries queries;

    StatementPages(Figures figures, PageQueries queries) {
        this.figures = figures;
        this.queries = queries;
    }

    @GetMapping("/about-the-data")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.PANEL_MEMBER, Role.SENCO, Role.SETTING_MANAGER})
    String about(Caller caller, @RequestParam Map<String, String> parameters, Model model) {
        model.addAttribute("measures", figures.measures(caller));
        model.addAttribute("asAt", Words.date(queries.read(parameters).asAt()));
        return "evidence/about";
    }

    @GetMapping("/symbols")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.PANEL_MEMBER, Role.SENCO, Role.SETTING_MANAGER})
    String symbols(Model model) {
        model.addAttribute("symbols", Symbol.values());
        return "evidence/symbols";
    }

    @GetMapping("/accessibility-statement")
    @PermitAll
    String accessibility() {
        return "evidence/accessibility";
    }

    @GetMapping("/sign-in-failed")
    @PermitAll
    String signInFailed(HttpServletResponse response, Model model) {
        return say(Trouble.SIGN_IN, response, model);
    }

    @GetMapping(SignInLimit.PAGE)
    @PermitAll
    String signedInTooLong(HttpServletResponse response, Model model) {
        return say(Trouble.SIGNED_IN_TOO_LONG, response, model);
    }

    /** Reached from the security filters, whatever the method of the request was. */
    @RequestMapping("/not-allowed")
    @PermitAll
    String notAllowed(HttpServletResponse response, Model model) {
        return say(Trouble.NOT_ALLOWED, response, model);
    }

    /** What the container refuses before any page is looked for; whoever does not ask for HTML gets the API's form. */
    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    @PermitAll
    String error(HttpServletRequest request, HttpServletResponse response, Model model) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer number
                ? number
                : HttpStatus.NOT_FOUND.value();
        var trouble = Trouble.of(HttpStatusCode.valueOf(code));
        if (trouble == Trouble.FAULT) {
            model.addAttribute("number", String.valueOf(Problem.correlationId(request)));
        }
        return say(trouble, response, model);
    }

    private static String say(Trouble trouble, HttpServletResponse response, Model model) {
        response.setStatus(trouble.status().value());
        model.addAttribute("problem", trouble);
        model.addAttribute("detail", trouble.advice());
        return "evidence/problem";
    }
}
