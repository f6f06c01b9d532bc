package waymark.evidence.measure;

import static waymark.evidence.measure.Filter.Dimension.NEED;
import static waymark.evidence.measure.Filter.Dimension.SETTING;
import static waymark.evidence.measure.Filter.Dimension.SETTING_TYPE;
import static waymark.evidence.measure.Filter.Dimension.WARD;

import java.util.List;
import java.util.Set;
import waymark.events.JourneysPublished.SupportCycleOpened;
import waymark.events.JourneysPublished.SupportCyclePlanned;
import waymark.events.JourneysPublished.SupportCycleReviewed;
import waymark.events.SencoDuty;
import waymark.evidence.area.Area;
import waymark.evidence.area.Cycle;
import waymark.evidence.dossier.Kind;

/** Whether the graduated approach goes round, and whether parents are heard in it. */
final class SupportMeasures {

    private static final List<Row> KINDS = Row.with(
            Row.each(SencoDuty.class, SupportMeasures::kindOfSetting),
            new Row("not-known", "Kind of setting not known"));

    private SupportMeasures() {}

    static List<Entry> all() {
        return List.of(reviewedOnTime(), parentsView());
    }

    private static Entry reviewedOnTime() {
        var measure = new Measure(
                "cycles-reviewed-on-time",
                "Support cycles reviewed on time",
                Question.RIGHT_HELP,
                Unit.PERCENT,
                Polarity.HIGHER_IS_BETTER,
                Kind.CHILD,
                "Assess-plan-do-review cycles whose review was due in the period and was held by the day it was due.",
                "Cycles reviewed on or before the day the review was due",
                "Cycles whose review was due in the period",
                "Cycles not planned yet: they have no day by which to review",
                Types.of(SupportCycleOpened.class, SupportCyclePlanned.class, SupportCycleReviewed.class),
                "A review that is due on the as-at date itself and not held counts as not on time.",
                "SEND Code of Practice, 5.36 to 5.46 (graduated approach)",
                Set.of(WARD, SETTING_TYPE, NEED, SETTING));
        return Entry.of(
                measure,
                "{value}% of support cycles due for review were reviewed on time ({numerator} of {denominator}).",
                new Counting<>("All settings", Area::cycles, area -> KINDS, true, SupportMeasures::onTime));
    }

    private static void onTime(Cycle cycle, Asked asked) {
        cycle.reviewDue(asked.asAt())
                .filter(asked::inPeriod)
                .filter(due -> admitted(cycle, asked))
                .ifPresent(due -> asked.count(
                        kindOf(cycle, asked),
                        cycle.child().childId(),
                        cycle.reviewed(asked.asAt())
                                .filter(day -> !day.isAfter(due))
                                .isPresent()));
    }

    private static Entry parentsView() {
        var measure = new Measure(
                "parents-view",
                "Support planned with the parents' view",
                Question.PARTICIPATE,
                Unit.PERCENT,
                Polarity.HIGHER_IS_BETTER,
                Kind.CHILD,
                "Assess-plan-do-review cycles planned in the period for which the parents' view is recorded, with the"
                        + " plan or with its review.",
                "Cycles with the parents' view recorded by the as-at date",
                "Cycles planned in the period",
                "Cycles opened and not planned yet",
                Types.of(SupportCycleOpened.class, SupportCyclePlanned.class, SupportCycleReviewed.class),
                "Says that a view was recorded, not what it was or what became of it.",
                "SEND Code of Practice, 5.36 to 5.46 (graduated approach)",
                Set.of(WARD, SETTING_TYPE, NEED, SETTING));
        return Entry.of(
                measure,
                "The parents' view is recorded for {value}% of support plans made ({numerator} of {denominator}).",
                new Counting<>("All settings", Area::cycles, area -> KINDS, true, SupportMeasures::withView));
    }

    private static void withView(Cycle cycle, Asked asked) {
        cycle.planned(asked.asAt())
                .filter(asked::inPeriod)
                .filter(day -> admitted(cycle, asked))
                .ifPresent(day -> asked.count(
                        kindOf(cycle, asked), cycle.child().childId(), cycle.parentsViewRecorded(asked.asAt())));
    }

    private static boolean admitted(Cycle cycle, Asked asked) {
        return asked.admits(cycle.settingId(), cycle.child().needOn(asked.asAt()));
    }

    private static String kindOf(Cycle cycle, Asked asked) {
        return cycle.settingId()
                .flatMap(id -> asked.area().setting(id, asked.asAt()))
                .map(setting -> Row.codeOf(setting.type().duty()))
                .orElse("not-known");
    }

    private static String kindOfSetting(SencoDuty duty) {
        return switch (duty) {
            case MUST -> "Schools and maintained nursery schools";
            case EXPECTED -> "Nurseries, pre-schools and other group providers";
            case ENCOURAGED -> "Childminders";
        };
    }
}
