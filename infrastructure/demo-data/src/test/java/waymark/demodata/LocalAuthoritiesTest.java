package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalAuthoritiesTest {

    @Test
    void an_authority_is_known_by_its_three_digit_code() {
        assertThat(LocalAuthorities.nameOf("874")).contains("Peterborough");
        assertThat(LocalAuthorities.nameOf("801")).contains("Bristol, City of");
        assertThat(LocalAuthorities.nameOf("000")).isEmpty();
    }
}
