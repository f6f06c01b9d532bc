package waymark.evidence;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import waymark.testkit.ArchitectureRules;

class ArchitectureTest {

    @Test
    void features_use_of_each_other_only_what_is_offered_and_never_in_a_circle() {
        ApplicationModules.of("waymark.evidence").verify();
    }

    @Test
    void the_service_keeps_its_boundaries() {
        ArchitectureRules.check("evidence");
    }
}
