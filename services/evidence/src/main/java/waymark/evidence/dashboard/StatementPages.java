package waymark.evidence.dashboard;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import waymark.evidence.measure.Figures;
import waymark.evidence.measure.Symbol;
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
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("problem", ErrorPages.Trouble.SIGN_IN);
        model.addAttribute("detail", ErrorPages.Trouble.SIGN_IN.advice());
        return "evidence/problem";
    }

    /** Reached from the security filters, whatever the method of the request was. */
    @RequestMapping("/not-allowed")
    @PermitAll
    String notAllowed(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("problem", ErrorPages.Trouble.NOT_ALLOWED);
        model.addAttribute("detail", ErrorPages.Trouble.NOT_ALLOWED.advice());
        return "evidence/problem";
    }
}
