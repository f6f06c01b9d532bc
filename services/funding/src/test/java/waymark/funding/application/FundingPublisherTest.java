package waymark.funding.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import waymark.events.FundingPublished;
import waymark.funding.application.FundingEvent.AwardAgreed;
import waymark.funding.application.FundingEvent.FundingApplied;
import waymark.funding.application.FundingEvent.FundingAwarded;
import waymark.funding.application.FundingEvent.FundingDeclined;
import waymark.funding.application.FundingEvent.FundingPaid;
import waymark.funding.application.FundingEvent.FundingRecommended;
import waymark.platform.publish.Origin;

class FundingPublisherTest {

    private static final Origin ORIGIN = new Origin("874", Instant.parse("2026-11-23T09:00:00Z"), 17, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 10, 8);
    private static final BigDecimal AMOUNT = new BigDecimal("900.00");

    private final FundingPublisher publisher = new FundingPublisher();

    @Test
    void an_application_is_published_without_its_evidence() {
        assertThat(publisher.publish(
                        new FundingApplied("a", "874", "c", "s", "B", AMOUNT, List.of("PARENT_CONSENT"), DAY), ORIGIN))
                .contains(new FundingPublished.FundingApplied("a", "874", "c", "s", AMOUNT, DAY));
    }

    @Test
    void a_recommendation_is_published() {
        assertThat(publisher.publish(new FundingRecommended("a", true, AMOUNT, DAY), ORIGIN))
                .contains(new FundingPublished.FundingRecommended("a", "874", true, AMOUNT, DAY));
    }

    @Test
    void an_agreement_is_nobody_elses_business_until_the_budget_bears_it() {
        assertThat(publisher.publish(new AwardAgreed("a", 1, AMOUNT, DAY, null), ORIGIN))
                .isEmpty();
    }

    @Test
    void an_award_is_published_as_decided_on_the_panels_day() {
        assertThat(publisher.publish(new FundingAwarded("a", 1, AMOUNT, DAY), ORIGIN))
                .contains(new FundingPublished.FundingDecided("a", "874", true, AMOUNT, DAY));
    }

    @Test
    void a_decline_is_published_with_nothing_awarded_and_without_its_reason() {
        assertThat(publisher.publish(new FundingDeclined("a", DeclineReason.EHC_PLAN_IN_PLACE, DAY, null), ORIGIN))
                .contains(new FundingPublished.FundingDecided("a", "874", false, new BigDecimal("0.00"), DAY));
    }

    @Test
    void a_payment_is_published() {
        assertThat(publisher.publish(new FundingPaid("a", "s", AMOUNT, DAY), ORIGIN))
                .contains(new FundingPublished.FundingPaid("a", "874", "s", AMOUNT, DAY));
    }
}
