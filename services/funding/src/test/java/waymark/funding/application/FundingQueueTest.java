package waymark.funding.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import waymark.funding.application.FundingEvent.AwardAgreed;
import waymark.funding.application.FundingEvent.FundingApplied;
import waymark.funding.application.FundingEvent.FundingAwarded;
import waymark.funding.application.FundingEvent.FundingDeclined;
import waymark.funding.application.FundingEvent.FundingPaid;
import waymark.funding.application.FundingEvent.FundingRecommended;
import waymark.funding.application.FundingQueries.Search;
import waymark.platform.security.TenantScope;
import waymark.testkit.ReadModelStore;

class FundingQueueTest {

    private static final TenantScope AREA = TenantScope.ofAuthority("874");
    private static final LocalDate APPLIED = LocalDate.of(2026, 9, 14);
    private static final LocalDate PANEL = LocalDate.of(2026, 10, 8);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final BigDecimal AMOUNT = new BigDecimal("900.00");

    private final ReadModelStore store = new ReadModelStore();
    private final FundingQueries queue = new FundingQueries(store.template());
    private final FundingQueueProjector projector = new FundingQueueProjector(store.template());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_queue_shows_each_step() {
        var story = paidStory("a1", "s1", APPLIED);
        var expected = List.of(
                FundingStatus.APPLIED,
                FundingStatus.CHECKED,
                FundingStatus.AGREED,
                FundingStatus.AWARDED,
                FundingStatus.PAID);
        for (int i = 0; i < story.size(); i++) {
            projector.on(story.get(i), i);
            var place = queue.one(AREA, "a1").orElseThrow();
            assertThat(place.status()).isEqualTo(expected.get(i));
            assertThat(place.version()).isEqualTo(i);
        }
        var paid = queue.one(AREA, "a1").orElseThrow();
        assertThat(paid.amountRequested()).isEqualTo(new BigDecimal("1200.00"));
        assertThat(paid.check()).isEqualTo(new FundingQueue.Check(true, AMOUNT, APPLIED));
        assertThat(paid.panel()).isEqualTo(new FundingQueue.Panel(AMOUNT, null, PANEL));
        assertThat(paid.paidOn()).isEqualTo("2026-10-20");
    }

    @Test
    void the_same_events_twice_and_a_replay_leave_the_same_place() {
        project(paidStory("a1", "s1", APPLIED));
        var once = queue.one(AREA, "a1");
        project(paidStory("a1", "s1", APPLIED));
        assertThat(queue.one(AREA, "a1")).isEqualTo(once);
        projector.reset();
        assertThat(queue.one(AREA, "a1")).isEmpty();
        project(paidStory("a1", "s1", APPLIED));
        assertThat(queue.one(AREA, "a1")).isEqualTo(once);
    }

    @Test
    void a_step_before_the_application_is_an_error_and_not_silence() {
        assertThatThrownBy(() -> projector.on(new FundingPaid("a1", "s1", AMOUNT, PANEL), 4))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void waiting_ends_with_the_decision() {
        project(List.of(applied("a1", "s1", APPLIED)));
        assertThat(queue.one(AREA, "a1").orElseThrow().daysWaited(TODAY)).isEqualTo(70);
        project(List.of(
                applied("a1", "s1", APPLIED),
                new FundingRecommended("a1", true, AMOUNT, APPLIED),
                new AwardAgreed("a1", 1, AMOUNT, PANEL, null)));
        assertThat(queue.one(AREA, "a1").orElseThrow().daysWaited(TODAY)).isEqualTo(70);
        project(paidStory("a1", "s1", APPLIED));
        assertThat(queue.one(AREA, "a1").orElseThrow().daysWaited(TODAY)).isEqualTo(24);
    }

    @Test
    void a_decline_shows_its_reason_and_no_money() {
        project(List.of(
                applied("a1", "s1", APPLIED),
                new FundingRecommended("a1", true, AMOUNT, APPLIED),
                new AwardAgreed("a1", 1, AMOUNT, PANEL, null),
                new FundingDeclined("a1", DeclineReason.FUND_EXHAUSTED, PANEL, PANEL)));
        var place = queue.one(AREA, "a1").orElseThrow();
        assertThat(place.status()).isEqualTo(FundingStatus.DECLINED);
        assertThat(place.panel())
                .isEqualTo(new FundingQueue.Panel(new BigDecimal("0.00"), DeclineReason.FUND_EXHAUSTED, PANEL));
    }

    @Test
    void who_has_waited_longest_comes_first_and_filters_narrow() {
        project(List.of(applied("a1", "s1", APPLIED.plusDays(2))));
        project(List.of(applied("a2", "s2", APPLIED)));
        project(paidStory("a3", "s1", APPLIED.plusDays(1)));

        assertThat(ids(AREA, Search.ALL)).containsExactly("a2", "a3", "a1");
        assertThat(ids(AREA, search(Set.of(FundingStatus.APPLIED), null, null, null)))
                .containsExactly("a2", "a1");
        assertThat(ids(AREA, search(Set.of(FundingStatus.APPLIED, FundingStatus.PAID), "s1", null, null)))
                .containsExactly("a3", "a1");
        assertThat(ids(AREA, search(Set.of(), null, APPLIED.plusDays(1), null))).containsExactly("a3", "a1");
        assertThat(ids(AREA, search(Set.of(), null, null, APPLIED.plusDays(1)))).containsExactly("a2", "a3");
        assertThat(ids(AREA, search(Set.of(), null, APPLIED.plusDays(1), APPLIED.plusDays(1))))
                .containsExactly("a3");
        assertThat(ids(AREA, new Search(Set.of(), null, "child-a2", null, null)))
                .containsExactly("a2");
        assertThat(queue.find(AREA, Search.ALL, 1, 1))
                .extracting(FundingQueue::id)
                .containsExactly("a3");
    }

    @Test
    void setting_staff_see_their_own_whatever_they_ask_for() {
        project(List.of(applied("a1", "s1", APPLIED)));
        project(List.of(applied("a2", "s2", APPLIED)));
        var own = TenantScope.ofSettings("874", Set.of("s1"));

        assertThat(ids(own, Search.ALL)).containsExactly("a1");
        assertThat(ids(own, search(Set.of(), "s2", null, null))).isEmpty();
        assertThat(queue.one(own, "a2")).isEmpty();
        assertThat(ids(TenantScope.ofSettings("874", Set.of()), Search.ALL)).isEmpty();
        assertThat(ids(TenantScope.ofAuthority("301"), Search.ALL)).isEmpty();
        assertThat(queue.one(TenantScope.ofAuthority("301"), "a1")).isEmpty();
    }

    private List<String> ids(TenantScope scope, Search search) {
        var found = queue.find(scope, search, 0, 20);
        assertThat(queue.count(scope, search)).isEqualTo(found.size());
        return found.stream().map(FundingQueue::id).toList();
    }

    private static Search search(
            Set<FundingStatus> statuses, @Nullable String setting, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new Search(statuses, setting, null, from, to);
    }

    private void project(List<FundingEvent> story) {
        for (int i = 0; i < story.size(); i++) {
            projector.on(story.get(i), i);
        }
    }

    private static List<FundingEvent> paidStory(String id, String setting, LocalDate appliedOn) {
        return List.of(
                applied(id, setting, appliedOn),
                new FundingRecommended(id, true, AMOUNT, appliedOn),
                new AwardAgreed(id, 1, AMOUNT, PANEL, null),
                new FundingAwarded(id, 1, AMOUNT, PANEL),
                new FundingPaid(id, setting, AMOUNT, LocalDate.of(2026, 10, 20)));
    }

    private static FundingApplied applied(String id, String setting, LocalDate on) {
        return new FundingApplied(id, "874", "child-" + id, setting, null, new BigDecimal("1200.00"), List.of(), on);
    }
}
