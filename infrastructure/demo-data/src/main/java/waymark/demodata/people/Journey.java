package waymark.demodata.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import waymark.events.SenProvision;
import waymark.events.SenType;

/**
 * What a child needed and was given: a concern, SEN support from {@code supportFrom} until the needs were met or a plan
 * was issued, support cycles, applications to the inclusion fund. Most children have none of it.
 */
public record Journey(
        Child child,
        @Nullable SenType need,
        @Nullable LocalDate concernOn,
        @Nullable LocalDate supportFrom,
        @Nullable LocalDate needsMetOn,
        @Nullable LocalDate planOn,
        boolean disabilityLivingAllowance,
        List<SupportCycle> cycles,
        List<FundingApplication> applications) {

    static Journey withoutNeeds(Child child) {
        boolean allowance = child.disabilityLivingAllowance();
        return new Journey(child, null, null, null, null, null, allowance, List.of(), List.of());
    }

    public SenProvision provisionOn(LocalDate day) {
        if (planOn != null && !day.isBefore(planOn)) {
            return SenProvision.E;
        }
        boolean met = needsMetOn != null && !day.isBefore(needsMetOn);
        return supportFrom == null || day.isBefore(supportFrom) || met ? SenProvision.N : SenProvision.K;
    }

    /** A type of need once there is SEN provision; a child with a plan always has an assessed one. */
    public @Nullable SenType needOn(LocalDate day) {
        return switch (provisionOn(day)) {
            case N -> null;
            case K -> need;
            case E -> need == SenType.NSA ? SenType.SLCN : need;
        };
    }
}
