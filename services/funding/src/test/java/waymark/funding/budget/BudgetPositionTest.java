package waymark.funding.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import waymark.funding.budget.BudgetEvent.AwardCommitted;
import waymark.funding.budget.BudgetEvent.AwardReleased;
import waymark.funding.budget.BudgetEvent.BudgetAdjusted;
import waymark.funding.budget.BudgetEvent.BudgetSet;
import waymark.funding.money.FinancialYear;
import waymark.platform.privacy.References;
import waymark.platform.security.TenantScope;
import waymark.testkit.ReadModelStore;

class BudgetPositionTest {

    private static final TenantScope AREA = TenantScope.ofAuthority("874");
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final FinancialYear YEAR = new FinancialYear(2026);

    private final ReadModelStore store = new ReadModelStore();
    private final BudgetPositions positions = new BudgetPositions(store.template(), new YearNames());
    private final BudgetPositionProjector projector = new BudgetPositionProjector(store.template());

    private static final List<BudgetEvent> STORY = List.of(
            new BudgetSet("874/2026", "874", 2026, new BigDecimal("1000.00"), APRIL),
            new AwardCommitted("874/2026", "a1", 1, new BigDecimal("600.00"), new BigDecimal("600.00"), MAY),
            new AwardCommitted("874/2026", "a2", 1, new BigDecimal("100.00"), new BigDecimal("700.00"), MAY),
            new AwardReleased("874/2026", "a1", new BigDecimal("100.00"), MAY),
            new BudgetAdjusted("874/2026", 2026, new BigDecimal("1500.00"), MAY));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_is_left_follows_each_step() {
        var left = List.of("1000.00", "400.00", "300.00", "900.00", "1400.00");
        for (int i = 0; i < STORY.size(); i++) {
            projector.on(STORY.get(i), i);
            var position = positions.one(AREA, YEAR).orElseThrow();
            assertThat(position.left()).isEqualTo(new BigDecimal(left.get(i)));
            assertThat(position.version()).isEqualTo(i);
        }
    }

    @Test
    void the_same_events_twice_and_a_replay_leave_the_same_position() {
        project();
        var once = positions.one(AREA, YEAR);
        project();
        assertThat(positions.one(AREA, YEAR)).isEqualTo(once);
        projector.reset();
        assertThat(positions.one(AREA, YEAR)).isEmpty();
        project();
        assertThat(positions.one(AREA, YEAR)).isEqualTo(once);
    }

    @Test
    void a_change_to_a_budget_nobody_set_is_an_error_and_not_silence() {
        assertThatThrownBy(() -> projector.on(STORY.get(1), 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void each_authority_sees_its_own_years_the_latest_first() {
        project();
        projector.on(new BudgetSet("874/2027", "874", 2027, new BigDecimal("1.00"), APRIL), 0);
        projector.on(new BudgetSet("301/2026", "301", 2026, new BigDecimal("2.00"), APRIL), 0);

        assertThat(positions.find(AREA, 0, 10))
                .extracting(BudgetPosition::financialYear)
                .containsExactly(2027, 2026);
        assertThat(positions.count(AREA)).isEqualTo(2);
        assertThat(positions.left(AREA, Set.of(YEAR, new FinancialYear(2025)))).containsOnlyKeys(YEAR);
        assertThat(positions.one(TenantScope.ofAuthority("302"), YEAR)).isEmpty();
        assertThat(positions
                        .one(TenantScope.ofAuthority("301"), YEAR)
                        .orElseThrow()
                        .amount())
                .isEqualTo(new BigDecimal("2.00"));
    }

    private void project() {
        for (int i = 0; i < STORY.size(); i++) {
            projector.on(STORY.get(i), i);
        }
    }

    private static final class YearNames implements References {
        @Override
        public String idOf(String kind, String la, String reference) {
            return la + "/" + reference;
        }

        @Override
        public String lookupKey(String kind, String la, String... values) {
            return String.join("/", values);
        }
    }
}
