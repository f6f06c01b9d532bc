package waymark.evidence.dashboard;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import waymark.evidence.measure.Figures;
import waymark.evidence.measure.Measure;
import waymark.evidence.measure.Question;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/** One inspection question with all its measures, narrowed as the reader likes. */
@Controller
@RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.PANEL_MEMBER, Role.SENCO, Role.SETTING_MANAGER})
class QuestionPage {

    private final Figures figures;
    private final PageQueries queries;
    private final Filters filters;

    QuestionPage(Figures figures, PageQueries queries, Filters filters) {
        this.figures = figures;
        this.queries = queries;
        this.filters = filters;
    }

    @GetMapping("/evidence/{slug}")
    String question(
            Caller caller, @PathVariable String slug, @RequestParam Map<String, String> parameters, Model model) {
        var question = Arrays.stream(Question.values())
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("question"));
        var path = "/evidence/" + slug;
        var query = queries.read(parameters);
        if (query.toBeShortened()) {
            return "redirect:" + query.address(path);
        }
        var measures = figures.measures(caller).stream()
                .filter(measure -> measure.question() == question)
                .toList();
        var errors = new ArrayList<>(query.errors());
        var cards = measures.stream()
                .map(measure -> card(caller, measure, query, errors))
                .toList();
        Page.of(
                        path,
                        query,
                        filters.offered(caller, query, measures),
                        filters.tags(caller, query, path),
                        errors.stream().distinct().toList())
                .into(model);
        model.addAttribute("question", question);
        model.addAttribute("cards", cards);
        model.addAttribute(
                "shown", cards.stream().filter(card -> card.view() != null).count());
        return "evidence/question";
    }

    private Card card(Caller caller, Measure measure, PageQuery query, List<PageError> errors) {
        if (!measure.filters().containsAll(query.filter().values().keySet())) {
            return new Card(measure, null, "This measure can't be narrowed in this way.");
        }
        try {
            var figure = figures.figure(caller, query.of(measure.code()));
            return new Card(measure, MeasureView.of(figure, query, queries.authority(caller.la())), "");
        } catch (RefusedException e) {
            errors.add(new PageError("#filters", e.refusal().detail()));
            return new Card(measure, null, e.refusal().detail());
        }
    }

    /** @param view absent where {@code reason} says why there is no figure */
    record Card(Measure measure, @Nullable MeasureView view, String reason) {}
}
