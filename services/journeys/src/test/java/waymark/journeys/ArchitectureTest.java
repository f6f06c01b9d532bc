package waymark.journeys;

import org.junit.jupiter.api.Test;
import waymark.testkit.ArchitectureRules;

class ArchitectureTest {

    @Test
    void the_service_keeps_its_boundaries() {
        ArchitectureRules.check("journeys");
    }
}
