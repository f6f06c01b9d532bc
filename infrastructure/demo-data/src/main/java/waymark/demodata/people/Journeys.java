package waymark.demodata.people;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import waymark.demodata.cases.CaseFact;
import waymark.demodata.chance.Chance;
import waymark.demodata.chance.Weighted;
import waymark.events.ReviewOutcome;
import waymark.events.SenType;

/**
 * Every child's journey. About one child in twelve has SEN support for a time, mostly for speech, language and
 * communication or autism; those with a request for an EHC needs assessment had a concern and support before it.
 */
public final class Journeys {
    static final LocalDate END = LocalDate.of(2024, 12, 31);

    private static final LocalDate EARLIEST_CONCERN = LocalDate.of(2022, 9, 15);
    private static final double SUPPORTED = 9;
    private static final double WITHOUT_CYCLES = 8;

    private static final Weighted<SenType> NEEDS = Weighted.of(
            entry(SenType.SLCN, 450),
            entry(SenType.ASD, 210),
            entry(SenType.SEMH, 110),
            entry(SenType.MLD, 50),
            entry(SenType.PD, 40),
            entry(SenType.NSA, 40),
            entry(SenType.SLD, 25),
            entry(SenType.HI, 20),
            entry(SenType.OTH, 20),
            entry(SenType.VI, 12),
            entry(SenType.DS, 10),
            entry(SenType.PMLD, 6),
            entry(SenType.SPLD, 5),
            entry(SenType.MSI, 2));
    private static final Weighted<SenType> NEEDS_WITH_REQUEST = Weighted.of(
            entry(SenType.ASD, 430),
            entry(SenType.SLCN, 310),
            entry(SenType.SEMH, 60),
            entry(SenType.SLD, 50),
            entry(SenType.PD, 45),
            entry(SenType.MLD, 25),
            entry(SenType.DS, 20),
            entry(SenType.HI, 20),
            entry(SenType.PMLD, 15),
            entry(SenType.VI, 15),
            entry(SenType.OTH, 10));

    private final Children children;
    private final Map<String, List<CaseFact>> cases;
    private final long seed;

    public Journeys(Children children, Map<String, List<CaseFact>> cases, long seed) {
        this.children = children;
        this.cases = cases;
        this.seed = seed;
    }

    public Stream<Journey> stream() {
        return children.stream().map(this::journey);
    }

    public Journey journey(Child child) {
        List<CaseFact> own = cases.getOrDefault(child.reference(), List.of());
        Chance chance = Chance.of(seed, "journey", child.index());
        if (own.isEmpty()) {
            return chance.percent(SUPPORTED) ? supported(child, chance) : Journey.withoutNeeds(child);
        }
        return requested(child, own, chance);
    }

    private Journey supported(Child child, Chance chance) {
        LocalDate from = latest(child.lastPlacement().from().plusDays(10), EARLIEST_CONCERN);
        LocalDate to = earliest(from.plusDays(240), lastDay(child).minusDays(60));
        if (to.isBefore(from)) {
            return Journey.withoutNeeds(child);
        }
        LocalDate concern = chance.workingDay(from, to);
        return journey(child, NEEDS.choose(chance), concern, null, null, chance);
    }

    private Journey requested(Child child, List<CaseFact> own, Chance chance) {
        LocalDate request = own.getFirst().receivedOn();
        LocalDate from = latest(child.startedOn().plusDays(3), request.minusDays(330));
        LocalDate to = latest(from, request.minusDays(40));
        LocalDate plan = own.stream()
                .map(CaseFact::issuedOn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        LocalDate concern = chance.workingDay(from, to);
        return journey(child, NEEDS_WITH_REQUEST.choose(chance), concern, request, plan, chance);
    }

    private Journey journey(
            Child child,
            SenType need,
            LocalDate concern,
            @Nullable LocalDate request,
            @Nullable LocalDate plan,
            Chance chance) {
        LocalDate last = plan == null ? lastDay(child) : earliest(plan, lastDay(child));
        LocalDate from = chance.workingDay(concern.plusDays(5), concern.plusDays(25));
        List<SupportCycle> cycles =
                chance.percent(WITHOUT_CYCLES) ? List.of() : SupportCycles.of(child, from, last, request, chance);
        LocalDate met = cycles.stream()
                .filter(cycle -> cycle.outcome() == ReviewOutcome.NEEDS_MET)
                .map(SupportCycle::reviewedOn)
                .findFirst()
                .orElse(null);
        boolean allowance = child.disabilityLivingAllowance() || chance.percent(14);
        var applications = FundingApplications.of(child, cycles, last, chance);
        return new Journey(child, need, concern, from, met, plan, allowance, cycles, applications);
    }

    private static LocalDate lastDay(Child child) {
        LocalDate left = child.leftOn();
        return left == null ? END : earliest(left, END);
    }

    static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
