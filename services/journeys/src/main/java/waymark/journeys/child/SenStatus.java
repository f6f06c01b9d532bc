package waymark.journeys.child;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.journeys.child.ChildRefusal.NeedMissing;
import waymark.journeys.child.ChildRefusal.NeedWithoutProvision;
import waymark.journeys.child.ChildRefusal.UnassessedNeedWithPlan;

/** A child's SEN provision with the primary need it is for. */
public record SenStatus(SenProvision provision, @Nullable SenType primaryNeed) {

    /** School census rules 2125, 2170 and 2175 on which need goes with which provision. */
    public Optional<ChildRefusal> problem() {
        return Optional.ofNullable(
                switch (provision) {
                    case N -> primaryNeed == null ? null : new NeedWithoutProvision();
                    case K -> primaryNeed == null ? new NeedMissing() : null;
                    case E -> problemWithPlan();
                });
    }

    private @Nullable ChildRefusal problemWithPlan() {
        if (primaryNeed == null) {
            return new NeedMissing();
        }
        return primaryNeed == SenType.NSA ? new UnassessedNeedWithPlan() : null;
    }
}
