package waymark.evidence.area;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.evidence.Facts.LA;
import static waymark.evidence.Facts.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import waymark.events.RequestSource;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.StatutoryClock;
import waymark.evidence.Facts;
import waymark.evidence.dossier.Dossier;
import waymark.evidence.dossier.Fact;
import waymark.evidence.dossier.Kind;
import waymark.evidence.dossier.Knowledge;

/** A child's story asked on any date, whatever order it was told in. */
class AreaTest {

    @Test
    void a_story_told_backwards_is_the_same_story() {
        var child = child(new Facts()
                .left("ann", "s1", "2023-09-01")
                .placed("ann", "s2", "2023-09-01")
                .placed("ann", "s1", "2023-01-09")
                .sen("ann", SenProvision.E, SenType.ASD, "2023-06-01")
                .sen("ann", SenProvision.K, SenType.SLCN, "2023-02-01"));

        assertThat(child.settingOn(day("2023-01-08"))).isEmpty();
        assertThat(child.settingOn(day("2023-01-09"))).contains("s1");
        assertThat(child.settingOn(day("2023-08-31"))).contains("s1");
        assertThat(child.settingOn(day("2023-09-01"))).contains("s2");
        assertThat(child.provisionOn(day("2023-01-31"))).isEqualTo(SenProvision.N);
        assertThat(child.provisionOn(day("2023-05-31"))).isEqualTo(SenProvision.K);
        assertThat(child.needOn(day("2023-06-01"))).contains(SenType.ASD);
    }

    @Test
    void of_two_facts_for_one_day_the_one_recorded_later_holds() {
        var child = child(new Facts()
                .sen("ann", SenProvision.K, SenType.SLCN, "2023-02-01")
                .sen("ann", SenProvision.K, SenType.SEMH, "2023-02-01"));

        assertThat(child.needOn(day("2023-02-01"))).contains(SenType.SEMH);
    }

    @Test
    void a_child_at_two_settings_counts_where_it_has_more_hours() {
        var child = child(new Facts()
                .placed("ann", "b", 10, "2023-01-01")
                .placed("ann", "c", 15, "2023-01-01")
                .placed("ann", "a", 10, "2023-01-01")
                .left("ann", "c", "2023-02-01"));

        assertThat(child.settingOn(day("2023-01-15"))).contains("c");
        assertThat(child.settingOn(day("2023-02-15")))
                .as("same hours: the first by id")
                .contains("a");
    }

    @Test
    void a_child_starts_school_by_the_cohort_told_last_though_both_hold_from_one_day() {
        var facts = new Facts().child("ann", 2019, "2023-01-01").cohort("ann", 2020, "2023-01-01");

        assertThat(child(facts).startsReceptionIn()).hasValue(2025);
    }

    @Test
    void a_setting_knows_a_child_up_to_the_day_it_left() {
        var child = child(new Facts().placed("ann", "s1", "2023-01-01").left("ann", "s1", "2023-09-01"));

        assertThat(child.knownToSettingUntil("s1", day("2023-08-31"))).contains(java.time.LocalDate.MAX);
        assertThat(child.knownToSettingUntil("s1", day("2024-01-01"))).contains(day("2023-09-01"));
        assertThat(child.knownToSettingUntil("s2", day("2024-01-01"))).isEmpty();
    }

    @Test
    void each_clock_runs_until_what_stops_it() {
        var ehcCase = child(new Facts()
                        .requested("ann", "e1", RequestSource.PARENT, "2023-01-02")
                        .decided("ann", "e1", true, "2023-02-01")
                        .notIssued("ann", "e1", "2023-04-01"))
                .cases()
                .iterator()
                .next();

        assertThat(ehcCase.running(StatutoryClock.SIX_WEEKS, day("2023-01-01"))).isFalse();
        assertThat(ehcCase.running(StatutoryClock.SIX_WEEKS, day("2023-01-31"))).isTrue();
        assertThat(ehcCase.running(StatutoryClock.SIX_WEEKS, day("2023-02-01"))).isFalse();
        assertThat(ehcCase.running(StatutoryClock.SIXTEEN_WEEKS, day("2023-03-31")))
                .isTrue();
        assertThat(ehcCase.running(StatutoryClock.TWENTY_WEEKS, day("2023-04-01")))
                .isFalse();
    }

    @Test
    void a_withdrawn_request_has_no_running_clock() {
        var ehcCase = child(new Facts()
                        .requested("ann", "e1", RequestSource.PARENT, "2023-01-02")
                        .withdrawn("ann", "e1", "2023-01-20"))
                .cases()
                .iterator()
                .next();

        for (var clock : StatutoryClock.values()) {
            assertThat(ehcCase.running(clock, day("2023-01-19"))).isTrue();
            assertThat(ehcCase.running(clock, day("2023-01-20"))).isFalse();
        }
    }

    private static Child child(Facts facts) {
        var dossier = new Dossier(
                "ann",
                LA,
                Kind.CHILD,
                facts.all().stream()
                        .map(it -> new Fact(
                                it.event(), it.eventId(), it.source(), it.position(), it.recorded(), it.authorRole()))
                        .toList());
        return Area.of(List.of(dossier), Knowledge.ALL).child("ann").orElseThrow();
    }
}
