package waymark.funding.application;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import waymark.funding.application.EligibilityRefusal.ChildNotPlaced;
import waymark.funding.application.EligibilityRefusal.SettingNotOpen;
import waymark.funding.application.FundingRequests.NewApplication;
import waymark.funding.directory.Directory;
import waymark.funding.money.Pounds;
import waymark.funding.scheme.SchemeBook;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.TenantScope;

/** Whether an application can be made at all: an open setting of one's own, a child placed there, the scheme's terms. */
@Component
class Eligibility {

    private final Directory directory;
    private final SchemeBook scheme;

    Eligibility(Directory directory, SchemeBook scheme) {
        this.directory = directory;
        this.scheme = scheme;
    }

    void check(TenantScope scope, NewApplication application, Pounds amount, LocalDate on) {
        var setting =
                directory.setting(scope, application.settingId()).orElseThrow(() -> new NotFoundException("setting"));
        if (!setting.isOpenOn(on)) {
            throw new RefusedException(new SettingNotOpen());
        }
        // A child that is unknown and one that is elsewhere get the same answer: who is where is not for everyone.
        var placed = directory
                .child(scope, application.childId())
                .filter(child -> child.isPlacedAt(setting.id(), on))
                .isPresent();
        if (!placed) {
            throw new RefusedException(new ChildNotPlaced());
        }
        scheme.termsOn(scope, on)
                .ifPresent(terms ->
                        FundingRules.refuseOutsideTerms(terms, application.band(), amount, application.evidence()));
    }
}
