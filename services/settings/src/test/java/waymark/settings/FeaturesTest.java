package waymark.settings;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import waymark.testkit.ArchitectureRules;

class FeaturesTest {

    @Test
    void features_use_of_each_other_only_what_is_offered_and_never_in_a_circle() {
        ApplicationModules.of("waymark.settings").verify();
    }

    @Test
    void the_boundaries_of_a_service_hold() {
        ArchitectureRules.check("settings");
    }
}
