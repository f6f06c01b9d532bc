package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import waymark.evidence.measure.Filter;
import waymark.evidence.measure.Filter.Dimension;
import waymark.platform.refusal.RefusedException;

class PageQueryTest {

    private static final LocalDate TODAY = LocalDate.parse("2024-02-29");
    private static final LocalDate USUAL = LocalDate.parse("2023-12-31");

    @Test
    void what_is_left_open_is_as_at_the_usual_date_with_everything_known() {
        var query = read(Map.of());
        assertThat(query.asAt()).isEqualTo(USUAL);
        assertThat(query.knownInstant()).isNull();
        assertThat(query.filter().isEmpty()).isTrue();
    }

    @Test
    void an_address_says_everything_and_is_read_back_the_same() {
        var query = read(
                Map.of("as-at", "2023-06-30", "known-at", "2023-07-31", "ward", "St Mary's & Quay", "need", "SLCN"));
        var address = query.address("/measures/children-by-need");
        assertThat(address)
                .isEqualTo("/measures/children-by-need?as-at=2023-06-30&known-at=2023-07-31"
                        + "&ward=St%20Mary%27s%20%26%20Quay&need=SLCN");
    }

    @Test
    void known_on_a_day_takes_in_that_whole_day_in_london() {
        assertThat(read(Map.of("known-at", "2023-07-31")).knownInstant())
                .isEqualTo(Instant.parse("2023-07-31T22:59:59.999Z"));
    }

    @Test
    void known_today_means_everything_because_the_day_is_not_over() {
        assertThat(read(Map.of("known-at", "2024-02-29")).knownInstant()).isNull();
    }

    @Test
    void a_form_is_sent_on_to_the_short_address_unless_something_is_wrong() {
        assertThat(read(Map.of("as-at-day", "30", "as-at-month", "6", "as-at-year", "2023"))
                        .toBeShortened())
                .isTrue();
        assertThat(read(Map.of("as-at-day", "31", "as-at-month", "6", "as-at-year", "2023"))
                        .toBeShortened())
                .isFalse();
        assertThat(read(Map.of("as-at", "2023-06-30")).toBeShortened()).isFalse();
    }

    @Test
    void errors_lead_to_the_field_that_has_them() {
        var query = read(Map.of("as-at", "soon", "known-at", "2030-01-01"));
        assertThat(query.errors()).extracting(PageError::href).containsExactly("#as-at-day", "#known-at-day");
        assertThat(query.asAt()).isEqualTo(USUAL);
    }

    @Test
    void a_code_that_does_not_exist_is_an_error_at_its_filter() {
        var query = read(Map.of("need", "SLC", "setting-type", "NURSERY_OF_MINE", "ward", "Riverside"));
        assertThat(query.errors())
                .extracting(PageError::href, PageError::text)
                .containsExactly(
                        tuple("#filter-setting-type", "Kind of setting must be one from the list"),
                        tuple("#filter-need", "Area of need must be one from the list"));
        assertThat(query.filter()).isEqualTo(Filter.by(Dimension.WARD, "Riverside"));
        assertThat(read(Map.of("need", "SLCN")).errors()).isEmpty();
    }

    @Test
    void a_file_is_refused_where_a_page_would_say_what_is_wrong() {
        assertThatThrownBy(() -> read(Map.of("as-at", "2023-02-31")).orRefused())
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("evidence/file-address-wrong");
                    assertThat(refused.refusal().detail()).startsWith("As-at date must be a real date");
                });
        assertThat(read(Map.of("as-at", "2023-02-28")).orRefused().asAt()).isEqualTo("2023-02-28");
    }

    private static PageQuery read(Map<String, String> parameters) {
        return PageQuery.of(parameters, USUAL, TODAY);
    }
}
