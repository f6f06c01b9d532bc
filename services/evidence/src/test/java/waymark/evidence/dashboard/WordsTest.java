package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import waymark.evidence.measure.Amount;
import waymark.evidence.measure.Symbol;
import waymark.evidence.measure.Unit;

class WordsTest {

    @Test
    void dates_and_times_are_written_the_british_way() {
        assertThat(Words.date(LocalDate.parse("2023-12-31"))).isEqualTo("31 December 2023");
        assertThat(Words.time(Instant.parse("2026-11-23T14:02:07.9Z"))).isEqualTo("14:02:07 on 23 November 2026");
        assertThat(Words.time(Instant.parse("2026-06-30T23:30:00Z"))).isEqualTo("00:30:00 on 1 July 2026");
    }

    @Test
    void numbers_are_written_in_their_unit() {
        assertThat(Words.number(new BigDecimal("81.3"), Unit.PERCENT)).isEqualTo("81.3%");
        assertThat(Words.number(new BigDecimal("80"), Unit.PERCENT)).isEqualTo("80.0%");
        assertThat(Words.number(new BigDecimal("1986"), Unit.COUNT)).isEqualTo("1,986");
        assertThat(Words.number(new BigDecimal("1234.5"), Unit.POUNDS)).isEqualTo("£1,234.50");
        assertThat(Words.number(new BigDecimal("1"), Unit.DAYS)).isEqualTo("1 day");
        assertThat(Words.number(new BigDecimal("23.5"), Unit.DAYS)).isEqualTo("23.5 days");
        assertThat(Words.number(new BigDecimal("20"), Unit.DAYS)).isEqualTo("20 days");
    }

    @Test
    void a_symbol_stands_in_for_a_number_that_is_not_given() {
        assertThat(Words.amount(Amount.WITHHELD, Unit.PERCENT)).isEqualTo("[c]");
        assertThat(Words.amount(Amount.percent(0, 0), Unit.PERCENT)).isEqualTo("[z]");
        assertThat(Amount.percent(1, 5000).symbol()).isEqualTo(Symbol.LOW);
        assertThat(Words.amount(Amount.percent(1, 5000), Unit.PERCENT)).isEqualTo("[low]");
    }

    @Test
    void codes_become_words() {
        assertThat(Words.spoken("sen-provision-recorded")).isEqualTo("SEN provision recorded");
        assertThat(Words.spoken("settingId")).isEqualTo("Setting");
        assertThat(Words.spoken("inclusion-officer")).isEqualTo("Inclusion officer");
        assertThat(Words.spoken("senco-appointed")).isEqualTo("SENCO appointed");
    }
}
