package waymark.testkit;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import waymark.events.SettingsPublished;
import waymark.platform.security.AuthorityOwned;

/** Each rule is broken once, so that none of them can pass for nothing. */
class ArchitectureRulesTest {

    @Test
    void a_hidden_clock_is_found_and_an_injected_one_is_not() {
        bites(ArchitectureRules.timeIsAnInput(), HiddenClock.class);
        bites(ArchitectureRules.timeIsAnInput(), HiddenMillis.class);
        passes(ArchitectureRules.timeIsAnInput(), InjectedClock.class);
    }

    @Test
    void the_public_language_is_spoken_by_publishers_and_listeners_alone() {
        bites(ArchitectureRules.onlyTranslatorsSpeakThePublicLanguage(), Leak.class);
        passes(ArchitectureRules.onlyTranslatorsSpeakThePublicLanguage(), GoodListener.class);
    }

    @Test
    void an_aggregate_without_an_authority_is_found() {
        bites(ArchitectureRules.aggregatesBelongToAnAuthority(), Homeless.class);
    }

    @Test
    void a_field_that_a_snapshot_would_lose_is_found() {
        bites(ArchitectureRules.snapshotsHoldEveryField(), Forgetful.class);
        passes(ArchitectureRules.snapshotsHoldEveryField(), Mindful.class);
    }

    @Test
    void a_public_evolve_is_found() {
        bites(ArchitectureRules.evolvingIsPrivateToTheFeature(), Homeless.class);
    }

    @Test
    void field_injection_is_found() {
        bites(ArchitectureRules.nothingIsInjectedIntoFields(), Injected.class);
    }

    @Test
    void a_service_without_classes_is_not_taken_for_a_good_one() {
        assertThatThrownBy(() -> ArchitectureRules.check("nothing-of-this-name"))
                .isInstanceOf(AssertionError.class);
    }

    private static void bites(ArchRule rule, Class<?> broken) {
        assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(broken)))
                .isInstanceOf(AssertionError.class);
    }

    private static void passes(ArchRule rule, Class<?> sound) {
        assertThatNoException().isThrownBy(() -> rule.check(new ClassFileImporter().importClasses(sound)));
    }

    static class HiddenClock {
        LocalDate today() {
            return LocalDate.now(); // what the rule must find
        }
    }

    static class HiddenMillis {
        long now() {
            return System.currentTimeMillis();
        }
    }

    static class InjectedClock {
        Instant now(Clock clock) {
            return Instant.now(clock);
        }
    }

    static class Leak {
        String settingOf(SettingsPublished.SettingClosed closed) {
            return closed.settingId();
        }
    }

    static class GoodListener {
        String settingOf(SettingsPublished.SettingClosed closed) {
            return closed.settingId();
        }
    }

    @Aggregate
    static class Homeless {
        @EventSourcingHandler
        public void evolve(String event) {}
    }

    @Aggregate(snapshotTriggerDefinition = "everyFifty")
    static class Forgetful extends AuthorityOwned {
        private String la = "";
    }

    @Aggregate(snapshotTriggerDefinition = "everyFifty")
    static class Mindful extends AuthorityOwned {
        private String authority = "";
    }

    static class Injected {
        @Autowired
        private Clock clock;
    }
}
