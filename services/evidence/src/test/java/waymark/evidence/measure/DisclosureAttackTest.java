package waymark.evidence.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.evidence.Facts.LA;
import static waymark.evidence.Facts.day;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import waymark.events.RequestSource;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.evidence.Facts;
import waymark.evidence.dossier.Dossiers.Snapshot;
import waymark.evidence.measure.Filter.Dimension;
import waymark.platform.consume.Completeness;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/**
 * Readers who put together all that is published to them: the whole, every value of a filter, the trend, and, as setting
 * staff, their own settings' figures, which they know exactly.
 */
class DisclosureAttackTest {

    private static final LocalDate AS_AT = day("2024-05-31");
    private static final List<String> MEASURES = List.of(
            "children-by-need",
            "children-by-provision",
            "senco-coverage",
            "cycles-reviewed-on-time",
            "requests-by-outcome",
            "open-and-overdue-clocks");

    @ParameterizedTest
    @ValueSource(strings = {Role.ANALYST, Role.SENCO, Role.SETTING_MANAGER})
    void no_reader_finds_a_small_number_by_taking_published_figures_apart(String role) {
        for (int seed = 0; seed < 8; seed++) {
            var figures = figures(area(new Random(seed), 25 + 6 * seed));
            var caller = new Caller("someone", LA, settingsOf(role), Set.of(role));
            for (var code : MEASURES) {
                for (var dimension : figures.measure(caller, code).filters()) {
                    if (dimension != Dimension.SETTING) {
                        var found = new Attack(figures, caller, code, dimension, AS_AT).smallNumbersFound();
                        assertThat(found)
                                .as("%s, seed %s: %s by %s", role, seed, code, dimension)
                                .isEmpty();
                    }
                }
            }
        }
    }

    private static Set<String> settingsOf(String role) {
        return switch (role) {
            case Role.SENCO -> Set.of("s0");
            case Role.SETTING_MANAGER -> Set.of("s0", "s1");
            default -> Set.of();
        };
    }

    private static Figures figures(Facts facts) {
        var dossiers = Measuring.dossiers(facts);
        return new Figures(
                new Counts(scope -> new Snapshot("1", dossiers)),
                new StaticListableBeanFactory().getBeanProvider(Completeness.class),
                Clock.fixed(Instant.parse("2024-06-30T10:00:00Z"), ZoneOffset.UTC));
    }

    /** Wards of one to four settings, few kinds of them, needs that are not always recorded, children without a place. */
    private static Facts area(Random random, int children) {
        var facts = new Facts();
        int settings = 4 + random.nextInt(8);
        for (int s = 0; s < settings; s++) {
            var type = SettingType.values()[random.nextInt(4)];
            facts.setting("s" + s, type, "Ward " + random.nextInt(1 + settings / 2), "2021-09-01");
            if (random.nextInt(3) > 0) {
                facts.senco("p" + s, "s" + s, "2022-01-01");
            }
        }
        for (int i = 0; i < children; i++) {
            // Squared: some settings have many children and some hardly any.
            var at = (int) (settings * Math.pow(random.nextDouble(), 2));
            child(facts, random, "k" + i, "s" + at);
        }
        return facts;
    }

    private static void child(Facts facts, Random random, String child, String setting) {
        var start = LocalDate.of(2022, 9, 1).plusDays(random.nextInt(300));
        if (random.nextInt(12) > 0) {
            facts.placed(child, setting, start.toString());
        }
        if (random.nextInt(4) > 0) {
            var need = SenType.values()[random.nextInt(4)];
            facts.sen(child, SenProvision.K, need, start.plusDays(20).toString());
        }
        if (random.nextInt(3) > 0) {
            var planned = LocalDate.of(2023, 7, 1).plusDays(random.nextInt(200));
            facts.cycle(child, "y" + child, setting, planned.minusDays(5).toString())
                    .planned(
                            child,
                            "y" + child,
                            planned.toString(),
                            planned.plusDays(60).toString(),
                            true)
                    .reviewed(
                            child,
                            "y" + child,
                            planned.plusDays(40L + random.nextInt(40)).toString(),
                            true);
        }
        if (random.nextInt(3) > 0) {
            var requested = LocalDate.of(2023, 6, 10).plusDays(random.nextInt(330));
            facts.requested(child, "e" + child, RequestSource.PARENT, requested.toString());
            if (random.nextBoolean()) {
                facts.decided(
                        child,
                        "e" + child,
                        random.nextBoolean(),
                        requested.plusDays(35).toString());
            }
        }
    }
}
