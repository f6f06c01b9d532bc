package waymark.evidence.measure;

import static waymark.evidence.measure.Filter.Dimension.NEED;
import static waymark.evidence.measure.Filter.Dimension.SETTING;
import static waymark.evidence.measure.Filter.Dimension.SETTING_TYPE;
import static waymark.evidence.measure.Filter.Dimension.WARD;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import waymark.events.JourneysPublished.ChildPlaced;
import waymark.events.JourneysPublished.ChildRegistered;
import waymark.events.JourneysPublished.CohortCorrected;
import waymark.events.JourneysPublished.PlacementEnded;
import waymark.events.JourneysPublished.SenProvisionRecorded;
import waymark.events.JourneysPublished.SupportCycleReviewed;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.evidence.area.Area;
import waymark.evidence.area.Child;
import waymark.evidence.dossier.Kind;

/** Which children the area has, what they need, and how they go on to school. */
final class ChildMeasures {

    private static final Row NEED_NOT_RECORDED = new Row("not-recorded", "Need not recorded");

    private ChildMeasures() {}

    static List<Entry> all() {
        return List.of(byNeed(), byProvision(), movingOn());
    }

    private static Entry byNeed() {
        var measure = new Measure(
                "children-by-need",
                "Children with SEND by area of need",
                Question.IDENTIFIED,
                Unit.COUNT,
                Polarity.NEITHER,
                Kind.CHILD,
                "Children with a place on the as-at date who get SEN support or have an EHC plan, by primary need.",
                "Children with a place and with SEN support or an EHC plan on the as-at date",
                "Not divided",
                "Children without a place at a setting on the as-at date",
                Types.of(ChildPlaced.class, PlacementEnded.class, SenProvisionRecorded.class),
                "Needs are as the setting recorded them at the last headcount, not as diagnosed.",
                null,
                Set.of(WARD, SETTING_TYPE, SETTING));
        return Entry.of(
                measure,
                "{value} children with a place get SEN support or have an EHC plan.",
                new Counting<>(
                        "All needs",
                        Area::children,
                        area -> Row.with(Row.each(SenType.class, SenType::label), NEED_NOT_RECORDED),
                        true,
                        ChildMeasures::withNeed));
    }

    private static void withNeed(Child child, Asked asked) {
        var setting = child.settingOn(asked.asAt());
        if (setting.isPresent()
                && child.provisionOn(asked.asAt()) != SenProvision.N
                && asked.admits(setting, child.needOn(asked.asAt()))) {
            var need = child.needOn(asked.asAt()).map(Row::codeOf).orElse(NEED_NOT_RECORDED.code());
            asked.count(need, child.childId(), true);
        }
    }

    private static Entry byProvision() {
        var measure = new Measure(
                "children-by-provision",
                "Children by SEN provision",
                Question.INCLUDED,
                Unit.COUNT,
                Polarity.NEITHER,
                Kind.CHILD,
                "Children with a place on the as-at date by whether they get SEN support, have an EHC plan or neither.",
                "Children with a place on the as-at date",
                "Not divided",
                "Children without a place at a setting on the as-at date",
                Types.of(ChildPlaced.class, PlacementEnded.class, SenProvisionRecorded.class),
                "A child whose provision was never recorded counts under no SEN provision.",
                null,
                Set.of(WARD, SETTING_TYPE, SETTING));
        return Entry.of(
                measure,
                "{value} children have a place at a setting.",
                new Counting<>(
                        "All children with a place",
                        Area::children,
                        area -> Row.each(SenProvision.class, SenProvision::label),
                        true,
                        ChildMeasures::withProvision));
    }

    private static void withProvision(Child child, Asked asked) {
        var setting = child.settingOn(asked.asAt());
        if (setting.isPresent() && asked.admits(setting)) {
            asked.count(Row.codeOf(child.provisionOn(asked.asAt())), child.childId(), true);
        }
    }

    private static Entry movingOn() {
        var measure = new Measure(
                "children-moving-to-school-with-a-reviewed-cycle",
                "Children with SEND whose support was reviewed before school",
                Question.PREPARED,
                Unit.PERCENT,
                Polarity.HIGHER_IS_BETTER,
                Kind.CHILD,
                "Children of the age to start reception on the 1 September in the period who on 30 June, before places end"
                        + " with the summer term, had a place and SEN support or an EHC plan, and whose support was"
                        + " reviewed in the year up to 31 August.",
                "Those with a support cycle reviewed in the twelve months up to 31 August",
                "Children of the reception cohort with a place and with SEN support or an EHC plan on 30 June",
                "Children without a place on 30 June",
                Types.of(
                        ChildRegistered.class,
                        CohortCorrected.class,
                        ChildPlaced.class,
                        SenProvisionRecorded.class,
                        SupportCycleReviewed.class),
                "Says that support was looked at again in time to tell the school, not that the school was told."
                        + " The cohort is by age: a child who starts school later counts with the cohort.",
                "SEND Code of Practice, chapter 5",
                Set.of(WARD, SETTING_TYPE, NEED, SETTING));
        return Entry.of(
                measure,
                "{value}% of children with SEND moving to school had their support reviewed in the year before"
                        + " ({numerator} of {denominator}).",
                new Counting<>(
                        "All children with SEND moving to school",
                        Area::children,
                        area -> Row.each(SenProvision.class, SenProvision::label)
                                .subList(1, 3),
                        true,
                        ChildMeasures::moving));
    }

    private static void moving(Child child, Asked asked) {
        var schoolStarts = lastFirstOfSeptember(asked.asAt());
        // In July and August leavers give up their places, with whatever day their setting writes down.
        var inSummerTerm = LocalDate.of(schoolStarts.getYear(), Month.JUNE, 30);
        var setting = child.settingOn(inSummerTerm);
        var provision = child.provisionOn(inSummerTerm);
        if (child.startsReceptionIn().orElse(0) == schoolStarts.getYear()
                && setting.isPresent()
                && provision != SenProvision.N
                && asked.admits(setting, child.needOn(inSummerTerm))) {
            var reviewed = child.cycles().stream()
                    .flatMap(cycle -> cycle.reviewed(schoolStarts.minusDays(1)).stream())
                    .anyMatch(day -> !day.isBefore(schoolStarts.minusYears(1)));
            asked.count(Row.codeOf(provision), child.childId(), reviewed);
        }
    }

    private static LocalDate lastFirstOfSeptember(LocalDate asAt) {
        var first = LocalDate.of(asAt.getYear(), Month.SEPTEMBER, 1);
        return first.isAfter(asAt) ? first.minusYears(1) : first;
    }
}
