package waymark.journeys.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    @ParameterizedTest
    @CsvSource({"2020-08-31, 2019", "2020-09-01, 2020", "2020-12-31, 2020", "2021-01-01, 2020"})
    void the_cohort_is_the_year_whose_september_begins_the_school_year_of_birth(LocalDate born, int cohort) {
        assertThat(identity(born).cohort()).isEqualTo(cohort);
    }

    @Test
    void prints_nothing_of_who_it_is() {
        assertThat(identity(LocalDate.of(2020, 5, 17)).toString()).isEqualTo("Identity[sealed]");
    }

    @Test
    void a_source_without_upn_or_postcode_does_not_take_them_away() {
        var known = new Identity("Oak", "Blue", LocalDate.of(2020, 5, 17), "H801200001001", "PE1 1AA");

        assertThat(ChildRules.completed(identity(LocalDate.of(2020, 5, 18)), known))
                .isEqualTo(new Identity("Testchild", "Rowan", LocalDate.of(2020, 5, 18), "H801200001001", "PE1 1AA"));
    }

    private static Identity identity(LocalDate born) {
        return new Identity("Testchild", "Rowan", born, null, null);
    }
}
