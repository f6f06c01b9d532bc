package waymark.settings.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import waymark.events.SettingType;

class UrnTest {

    @ParameterizedTest
    @CsvSource({
        "MAINTAINED_NURSERY_SCHOOL, 123456",
        "NURSERY_CLASS, 147852",
        "ACADEMY, 139999",
        "PRIVATE_NURSERY, 123456",
        "PRIVATE_NURSERY, 2512345",
        "PRIVATE_NURSERY, EY123456",
        "PLAYGROUP, ey123456",
        "INDEPENDENT_CHILDMINDER, VC123456",
        "AGENCY_CHILDMINDER, RP123456",
        "DAYCARE, 500000",
        "DAYCARE, 799999"
    })
    void this_setting_can_have_this_urn(SettingType type, String urn) {
        assertThat(Urn.problem(urn, type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NURSERY_CLASS, EY123456",
        "SPECIAL_SCHOOL, 1234567",
        "FREE_SCHOOL, 12345",
        "ACADEMY, 012345",
        "PRIVATE_NURSERY, 12345",
        "PRIVATE_NURSERY, 12345678",
        "PRIVATE_NURSERY, EY12345",
        "PRIVATE_NURSERY, EY1234567",
        "PRIVATE_NURSERY, XX123456",
        "PRIVATE_NURSERY, '123 456'",
        "PRIVATE_NURSERY, ''"
    })
    void this_setting_cannot_have_this_urn(SettingType type, String urn) {
        assertThat(Urn.problem(urn, type)).isPresent();
    }
}
