package waymark.funding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import waymark.testkit.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_service_keeps_the_common_rules() {
        ArchitectureRules.check("funding");
    }

    @Test
    void features_meet_through_what_they_show_and_in_one_direction() {
        var features = ApplicationModules.of("waymark.funding");
        features.verify();
        assertThat(features.stream().map(feature -> feature.getIdentifier().toString()))
                .containsExactlyInAnyOrder("money", "scheme", "budget", "application", "panel", "directory");
    }
}
