package waymark.funding.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import waymark.funding.money.Pounds;
import waymark.funding.scheme.Band;
import waymark.funding.scheme.Evidence;
import waymark.funding.scheme.Terms;
import waymark.platform.refusal.RefusedException;

class FundingRulesTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final Terms BANDED = new Terms(
            APRIL,
            List.of(new Band("A", "Group", new BigDecimal("500.00")), new Band("B", "One", new BigDecimal("1000.00"))),
            List.of(Evidence.PARENT_CONSENT, Evidence.SUPPORT_PLAN));
    private static final Terms OPEN = new Terms(APRIL, List.of(), List.of());
    private static final Set<Evidence> ALL = Set.of(Evidence.values());

    @Test
    void each_band_has_its_limit() {
        assertThatCode(() -> judge(BANDED, "A", "500", ALL)).doesNotThrowAnyException();
        assertThatCode(() -> judge(BANDED, "B", "1000", ALL)).doesNotThrowAnyException();
        refused(() -> judge(BANDED, "A", "500.01", ALL), "This band is for up to £500.00");
    }

    @Test
    void a_scheme_with_bands_needs_one_of_them() {
        refused(() -> judge(BANDED, null, "1", ALL), "The scheme has these bands on that day: A, B.");
        refused(() -> judge(BANDED, "C", "1", ALL), "The scheme has these bands on that day: A, B.");
    }

    @Test
    void a_scheme_without_bands_has_no_limit() {
        assertThatCode(() -> judge(OPEN, null, "99999", Set.of())).doesNotThrowAnyException();
        refused(() -> judge(OPEN, "A", "1", Set.of()), "these bands on that day: none.");
    }

    @Test
    void missing_evidence_is_named() {
        refused(
                () -> judge(BANDED, "A", "1", Set.of(Evidence.PROVISION_MAP)),
                "evidence that is not there: PARENT_CONSENT, SUPPORT_PLAN.");
        refused(() -> judge(BANDED, "A", "1", Set.of(Evidence.PARENT_CONSENT)), "not there: SUPPORT_PLAN.");
    }

    private static void judge(Terms terms, @Nullable String band, String amount, Set<Evidence> evidence) {
        FundingRules.refuseOutsideTerms(terms, band, Pounds.of(amount), evidence);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String why) {
        assertThatThrownBy(call).isInstanceOf(RefusedException.class).hasMessageContaining(why);
    }
}
