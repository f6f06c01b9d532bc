package waymark.funding.scheme;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import waymark.funding.scheme.SchemeCommand.CallOffPanel;
import waymark.funding.scheme.SchemeCommand.PlanPanel;
import waymark.funding.scheme.SchemeCommand.SetTerms;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.web.Commands;

/** The scheme over HTTP: the inclusion team keeps it, everybody who applies or decides can read it. */
@RestController
class SchemeController {

    private static final String PATH = "/api/v1/funding-scheme";

    private final Commands commands;
    private final SchemeBook book;

    SchemeController(Commands commands, SchemeBook book) {
        this.commands = commands;
        this.book = book;
    }

    @GetMapping(PATH)
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER, Role.PANEL_MEMBER, Role.ANALYST})
    ResponseEntity<SchemeView> one(Caller caller) {
        var scheme = book.one(caller.scope()).orElseThrow(() -> new NotFoundException("funding scheme"));
        return ResponseEntity.ok().eTag("\"" + scheme.version() + "\"").body(SchemeView.of(scheme));
    }

    @PostMapping(PATH + "/terms")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> setTerms(@Valid @RequestBody NewTerms terms, Caller caller) {
        return commands.create(new SetTerms(book.idOf(caller.la()), caller.la(), terms.terms()), PATH);
    }

    @PostMapping(PATH + "/panels")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> planPanel(@Valid @RequestBody NewPanel panel, Caller caller) {
        return commands.create(new PlanPanel(book.idOf(caller.la()), caller.la(), panel.on()), PATH);
    }

    @DeleteMapping(PATH + "/panels/{on}")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> callOffPanel(@PathVariable LocalDate on, Caller caller) {
        return commands.change(new CallOffPanel(book.idOf(caller.la()), on));
    }

    record NewTerms(
            @NotNull(message = "The day from which the terms hold, as 2026-04-01.")
            LocalDate from,

            @NotNull(message = "The bands, or an empty list for none.") @Size(max = 20, message = "At most 20 bands.")
            List<@Valid NewBand> bands,

            @NotNull(message = "The evidence an application needs, or an empty list for none.")
            List<Evidence> evidence) {

        Terms terms() {
            return new Terms(from, bands.stream().map(NewBand::band).toList(), evidence);
        }
    }

    record NewBand(
            @NotNull(message = "A code, such as \"B\".")
            @Pattern(regexp = "[A-Z0-9-]{1,10}", message = "1 to 10 capital letters, digits or hyphens.")
            String code,

            @NotBlank(message = "What the band is called.") @Size(max = 120, message = "At most 120 characters.")
            String label,

            @NotNull(message = "The most one application may be for, such as \"1500.00\".")
            @DecimalMin(value = "0.01", message = "More than 0.00.")
            @Digits(integer = 8, fraction = 2, message = "Pounds with at most two decimals.")
            BigDecimal limit) {

        Band band() {
            return new Band(code, label, limit.setScale(2, RoundingMode.UNNECESSARY));
        }
    }

    record NewPanel(
            @NotNull(message = "The day of the panel, as 2026-04-01.")
            LocalDate on) {}

    record SchemeView(List<TermsView> terms, List<LocalDate> panels) {
        static SchemeView of(SchemeRecord scheme) {
            return new SchemeView(scheme.terms().stream().map(TermsView::of).toList(), scheme.panels());
        }
    }

    record TermsView(LocalDate from, List<BandView> bands, List<Evidence> evidence) {
        static TermsView of(Terms terms) {
            var bands = terms.bands().stream()
                    .map(band ->
                            new BandView(band.code(), band.label(), band.limit().toPlainString()))
                    .toList();
            return new TermsView(terms.from(), bands, terms.evidence());
        }
    }

    record BandView(String code, String label, String limit) {}
}
