package waymark.journeys.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import waymark.events.JourneysPublished;
import waymark.events.Sex;
import waymark.platform.publish.Origin;

class ChildPublisherTest {

    private static final LocalDate DAY = LocalDate.of(2023, 9, 4);
    private final ChildPublisher publisher = new ChildPublisher();
    private final Origin origin = new Origin("874", Instant.EPOCH, 7, 0);

    @Test
    void a_registration_is_published_by_cohort_and_codes_alone() {
        var registered = new ChildEvent.ChildRegistered(
                "c1",
                "874",
                "Testchild",
                "Rowan",
                LocalDate.of(2020, 5, 17),
                "H801200001001",
                "PE1 1AA",
                2019,
                Sex.F,
                Ethnicity.CHNE,
                DAY);

        assertThat(publisher.publish(registered, origin))
                .contains(new JourneysPublished.ChildRegistered("c1", "874", 2019, Sex.F, "CHNE", DAY));
    }

    @Test
    void a_registration_of_an_erased_child_is_published_the_same() {
        var erased = new ChildEvent.ChildRegistered(
                "c1", "874", null, null, null, null, null, 2019, Sex.F, Ethnicity.CHNE, DAY);

        assertThat(publisher.publish(erased, origin))
                .contains(new JourneysPublished.ChildRegistered("c1", "874", 2019, Sex.F, "CHNE", DAY));
    }

    @Test
    void others_hear_of_a_corrected_school_year_of_birth_and_not_of_the_birthday() {
        assertThat(publisher.publish(new ChildEvent.CohortCorrected("c1", 2020, DAY), origin))
                .contains(new JourneysPublished.CohortCorrected("c1", "874", 2020, DAY));
    }

    @Test
    void corrections_of_identity_and_counts_stay_here() {
        assertThat(publisher.publish(
                        new ChildEvent.IdentityCorrected("c1", "Oak", "Blue", DAY, null, null, DAY, DAY), origin))
                .isEmpty();
        assertThat(publisher.publish(new ChildEvent.CountedAtHeadcount("c1", DAY), origin))
                .isEmpty();
    }
}
