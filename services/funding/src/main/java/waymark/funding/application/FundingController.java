package waymark.funding.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import waymark.funding.application.FundingCommand.ApplyForFunding;
import waymark.funding.application.FundingCommand.PayAward;
import waymark.funding.application.FundingCommand.RecommendFunding;
import waymark.funding.application.FundingQueries.Search;
import waymark.funding.application.FundingRequests.NewApplication;
import waymark.funding.application.FundingRequests.Payment;
import waymark.funding.application.FundingRequests.Recommendation;
import waymark.funding.money.Pounds;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.time.London;
import waymark.platform.web.Commands;
import waymark.platform.web.Page;
import waymark.platform.web.PageRequest;

/** Applications over HTTP: settings apply and see their own, the inclusion team checks and pays. */
@RestController
class FundingController {

    private static final String PATH = "/api/v1/funding-applications";

    private final Commands commands;
    private final FundingQueries queue;
    private final Eligibility eligibility;
    private final Clock clock;

    FundingController(Commands commands, FundingQueries queue, Eligibility eligibility, Clock clock) {
        this.commands = commands;
        this.queue = queue;
        this.eligibility = eligibility;
        this.clock = clock;
    }

    @PostMapping(PATH)
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER})
    ResponseEntity<Void> apply(@Valid @RequestBody NewApplication application, Caller caller) {
        var id = commands.newId();
        var on = application.appliedOn() == null ? London.today(clock) : application.appliedOn();
        var amount = new Pounds(application.amount());
        eligibility.check(caller.scope(), application, amount, on);
        return commands.create(
                new ApplyForFunding(
                        id,
                        caller.la(),
                        application.childId(),
                        application.settingId(),
                        application.band(),
                        amount,
                        application.evidence().stream().map(Enum::name).sorted().toList(),
                        on),
                PATH + "/" + id);
    }

    @PutMapping(PATH + "/{applicationId}/recommendation")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> recommend(
            @PathVariable String applicationId, @Valid @RequestBody Recommendation recommendation) {
        return commands.change(new RecommendFunding(
                applicationId, recommendation.recommended(), recommendation.pounds(), recommendation.recommendedOn()));
    }

    @PutMapping(PATH + "/{applicationId}/payment")
    @RolesAllowed(Role.INCLUSION_OFFICER)
    ResponseEntity<Void> pay(@PathVariable String applicationId, @Valid @RequestBody Payment payment) {
        return commands.change(new PayAward(applicationId, payment.paidOn()));
    }

    @GetMapping(PATH + "/{applicationId}")
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER, Role.PANEL_MEMBER, Role.ANALYST})
    ResponseEntity<FundingView> one(@PathVariable String applicationId, Caller caller) {
        var place = queue.one(caller.scope(), applicationId)
                .orElseThrow(() -> new NotFoundException("funding application"));
        return ResponseEntity.ok().eTag("\"" + place.version() + "\"").body(FundingView.of(place, London.today(clock)));
    }

    @GetMapping(PATH)
    @RolesAllowed({Role.SENCO, Role.SETTING_MANAGER, Role.INCLUSION_OFFICER, Role.PANEL_MEMBER, Role.ANALYST})
    Page<FundingView> list(
            @RequestParam(required = false) @Nullable List<FundingStatus> status,
            @RequestParam(required = false) @Nullable String settingId,
            @RequestParam(required = false) @Nullable String childId,
            @RequestParam(required = false) @Nullable LocalDate appliedFrom,
            @RequestParam(required = false) @Nullable LocalDate appliedTo,
            PageRequest page,
            Caller caller) {
        var search =
                new Search(status == null ? Set.of() : Set.copyOf(status), settingId, childId, appliedFrom, appliedTo);
        var scope = caller.scope();
        var today = London.today(clock);
        var found = queue.find(scope, search, page.skip(), page.limit());
        return Page.of(
                page,
                queue.count(scope, search),
                found.stream().map(place -> FundingView.of(place, today)).toList());
    }
}
