package waymark.settings.senco;

import org.junit.jupiter.api.Test;
import waymark.testkit.RefusalRules;

class SencoRefusalTest {

    @Test
    void every_refusal_has_a_code_of_its_own_which_the_feature_lists() {
        RefusalRules.check(SencoRefusal.class);
    }
}
