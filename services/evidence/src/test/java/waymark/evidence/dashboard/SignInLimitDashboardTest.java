package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import waymark.platform.security.Role;

/** Where a sign-in lasts next to no time. */
class SignInLimitDashboardTest {

    @Test
    void a_reader_whose_sign_in_is_over_is_told_so_and_is_signed_in_no_longer() {
        try (var dashboard = new RunningDashboard(Story.area(), Map.of("waymark.dashboard.sign-in-limit", "1ms"))) {
            var page = dashboard.signedInAs(Role.ANALYST).get(SignInLimit.PAGE);

            assertThat(page.statusCode()).isEqualTo(401);
            assertThat(page.body())
                    .contains("You have been signed out", "Go to the overview")
                    .doesNotContain("Signed in as");
        }
    }
}
