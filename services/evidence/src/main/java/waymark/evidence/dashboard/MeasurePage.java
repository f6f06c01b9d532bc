package waymark.evidence.dashboard;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import waymark.evidence.measure.Figures;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/** One measure: what it says, as chart and as table, how it is defined, and the files to take away. */
@Controller
@RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.PANEL_MEMBER, Role.SENCO, Role.SETTING_MANAGER})
class MeasurePage {

    private final Figures figures;
    private final PageQueries queries;
    private final Filters filters;

    MeasurePage(Figures figures, PageQueries queries, Filters filters) {
        this.figures = figures;
        this.queries = queries;
        this.filters = filters;
    }

    @GetMapping("/measures/{code}")
    String measure(
            Caller caller, @PathVariable String code, @RequestParam Map<String, String> parameters, Model model) {
        var measure = figures.measure(caller, code);
        var path = "/measures/" + code;
        var query = queries.read(parameters);
        if (query.toBeShortened()) {
            return "redirect:" + query.address(path);
        }
        var errors = new ArrayList<>(query.errors());
        try {
            var figure = figures.figure(caller, query.of(code));
            model.addAttribute("view", MeasureView.of(figure, query, queries.authority(caller.la())));
        } catch (RefusedException e) {
            errors.add(new PageError("#filters", e.refusal().detail()));
        }
        Page.of(
                        path,
                        query,
                        filters.offered(caller, query, List.of(measure)),
                        filters.tags(caller, query, path),
                        errors)
                .into(model);
        model.addAttribute("measure", measure);
        model.addAttribute("csv", query.address(path + "/figure.csv"));
        model.addAttribute("json", query.address(path + "/figure.json"));
        return "evidence/measure";
    }
}
