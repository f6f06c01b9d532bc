package waymark.evidence.dashboard;

import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import waymark.evidence.dossier.Fact;
import waymark.evidence.measure.Behind.Part;
import waymark.evidence.measure.Cell;
import waymark.evidence.measure.Figures;
import waymark.evidence.provenance.Provenance;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/** The way down: from a number to the pseudonymous subjects behind it, and from each to the events on record. */
@Controller
class SubjectPages {

    private static final String WITHHELD =
            "Your role sees figures, not who is behind them. Inclusion officers can follow a number down to its events;"
                    + " people who work in a setting can do so for their own setting, when it is the filter.";

    private final Figures figures;
    private final Provenance provenance;
    private final PageQueries queries;
    private final Filters filters;
    private final SettingNames names;

    SubjectPages(Figures figures, Provenance provenance, PageQueries queries, Filters filters, SettingNames names) {
        this.figures = figures;
        this.provenance = provenance;
        this.queries = queries;
        this.filters = filters;
        this.names = names;
    }

    @GetMapping("/measures/{code}/subjects")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.ANALYST, Role.PANEL_MEMBER, Role.SENCO, Role.SETTING_MANAGER})
    String subjects(
            Caller caller, @PathVariable String code, @RequestParam Map<String, String> parameters, Model model) {
        var query = queries.read(parameters);
        if (!figures.seesSmallNumbers(caller, query.filter())) {
            throw new NotForRoleException(WITHHELD);
        }
        var cell = parameters.getOrDefault("cell", Cell.ALL);
        var part = part(parameters.getOrDefault("part", "numerator"));
        var behind = figures.behind(caller, query.of(code), cell, part);
        var path = "/measures/" + code + "/subjects";
        var label = figures.figure(caller, query.of(code)).cells().stream()
                .filter(it -> it.code().equals(cell))
                .findFirst()
                .map(Cell::label)
                .orElse(cell);
        var address =
                query.address(path, Map.of("cell", cell, "part", part.name().toLowerCase(Locale.ROOT)));
        model.addAttribute("behind", behind);
        model.addAttribute("cell", label);
        model.addAttribute("part", words(part));
        model.addAttribute(
                "list",
                PagedLinks.of(behind.subjects(), PagedLinks.number(parameters.getOrDefault("page", "")), address));
        model.addAttribute("back", query.address("/measures/" + code));
        Page.of(path, query, List.of(), filters.tags(caller, query, "/measures/" + code), query.errors())
                .into(model);
        return "evidence/subjects";
    }

    @GetMapping("/subjects/{subject}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.PANEL_MEMBER, Role.SENCO, Role.SETTING_MANAGER})
    String subject(Caller caller, @PathVariable String subject, Model model) {
        var dossier = provenance.dossier(caller, subject);
        var settings = names.of(caller.la());
        model.addAttribute("subject", dossier.subject());
        model.addAttribute("kind", Words.capital(dossier.kind().label()));
        model.addAttribute(
                "events",
                dossier.facts().stream()
                        .sorted(Comparator.comparing(Fact::effective).thenComparing(Fact::recorded))
                        .map(fact -> EventView.of(fact, settings))
                        .toList());
        return "evidence/subject";
    }

    private static Part part(String text) {
        return Arrays.stream(Part.values())
                .filter(part -> part.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("part of a cell"));
    }

    private static String words(Part part) {
        return switch (part) {
            case NUMERATOR -> "counted";
            case REST -> "in the total, not counted";
            case DENOMINATOR -> "in the total";
        };
    }
}
