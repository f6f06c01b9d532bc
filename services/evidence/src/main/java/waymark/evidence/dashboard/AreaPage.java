package waymark.evidence.dashboard;

import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import waymark.evidence.measure.Figures;
import waymark.evidence.measure.Filter;
import waymark.evidence.measure.Question;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/** The area at a glance: a few headline numbers, then every measure under the inspection question it answers. */
@Controller
@RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.PANEL_MEMBER, Role.SENCO, Role.SETTING_MANAGER})
class AreaPage {

    /** At most six, and no more than twenty characters each. */
    private static final Map<String, String> HEADLINES = Map.of(
            "plan-within-20-weeks", "Plans in 20 weeks",
            "decision-within-6-weeks", "Decisions in 6 weeks",
            "senco-coverage", "Settings with SENCO",
            "cycles-reviewed-on-time", "Reviews on time",
            "cluster-attendance", "Cluster attendance",
            "inclusion-fund-amounts", "Inclusion fund");

    private final Figures figures;
    private final PageQueries queries;

    AreaPage(Figures figures, PageQueries queries) {
        this.figures = figures;
        this.queries = queries;
    }

    @GetMapping("/")
    String area(Caller caller, @RequestParam Map<String, String> parameters, Model model) {
        var query = queries.read(parameters).with(Filter.NONE);
        if (query.toBeShortened()) {
            return "redirect:" + query.address("/");
        }
        var views = figures.measures(caller).stream()
                .map(measure -> MeasureView.of(
                        figures.figure(caller, query.of(measure.code())), query, queries.authority(caller.la())))
                .toList();
        Page.of("/", query, List.of(), List.of(), query.errors()).into(model);
        model.addAttribute("headlines", headlines(views));
        model.addAttribute("questions", questions(views, query));
        return "evidence/area";
    }

    private static List<Headline> headlines(List<MeasureView> views) {
        return views.stream()
                .filter(view -> HEADLINES.containsKey(view.measure().code()))
                .map(view -> new Headline(HEADLINES.getOrDefault(view.measure().code(), ""), view.value(), view.href()))
                .toList();
    }

    private static List<Asked> questions(List<MeasureView> views, PageQuery query) {
        var byQuestion = views.stream()
                .collect(Collectors.groupingBy(view -> view.measure().question()));
        return Arrays.stream(Question.values())
                .map(question -> new Asked(
                        question,
                        query.address("/evidence/" + question.slug()),
                        byQuestion.getOrDefault(question, List.of())))
                .toList();
    }

    record Headline(String label, String value, String href) {}

    /** An inspection question with what answers it. */
    record Asked(Question question, String href, List<MeasureView> measures) {

        public String sentence() {
            return measures.isEmpty()
                    ? "Your role sees no measure for this question."
                    : measures.getFirst().message();
        }
    }
}
