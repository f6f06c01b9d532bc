package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import waymark.events.FundingPublished.FundingApplied;
import waymark.events.JourneysPublished.SenProvisionRecorded;
import waymark.events.PublishedEvent;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.TrainingPublished.RegisterTaken;
import waymark.evidence.dossier.Fact;

class EventViewTest {

    private static final LocalDate DAY = LocalDate.parse("2023-05-01");

    @Test
    void an_event_says_what_happened_when_and_where_it_is_recorded() {
        var view = view(new SenProvisionRecorded("child", "874", SenProvision.K, SenType.SLCN, DAY));
        assertThat(view.what()).isEqualTo("SEN provision recorded");
        assertThat(view.effective()).isEqualTo("1 May 2023");
        assertThat(view.recorded()).isEqualTo("13:00:00 on 2 May 2023");
        assertThat(view.by()).isEqualTo("Inclusion officer");
        assertThat(view.source()).isEqualTo("Journeys");
        assertThat(view.position()).isEqualTo(12);
    }

    @Test
    void subject_authority_and_day_are_not_repeated_among_the_details() {
        var view = view(new SenProvisionRecorded("child", "874", SenProvision.K, SenType.SLCN, DAY));
        assertThat(view.details())
                .extracting(EventView.Detail::value)
                .containsExactly(SenProvision.K.label(), SenType.SLCN.label());
    }

    @Test
    void money_is_written_in_pounds_and_a_setting_by_its_name() {
        var view = view(new FundingApplied("application", "874", "child", "s1", new BigDecimal("1234.5"), DAY));
        assertThat(view.details())
                .contains(new EventView.Detail("Setting", "Willow Nursery"))
                .extracting(EventView.Detail::value)
                .contains("£1,234.50");
    }

    @Test
    void a_list_names_all_in_it_and_says_when_there_is_nobody() {
        var view = view(new RegisterTaken("meeting", "874", "cluster", List.of("s2", "s1"), List.of(), DAY));
        assertThat(view.details()).extracting(EventView.Detail::value).contains("Willow Nursery, s2", "None");
    }

    private static EventView view(PublishedEvent event) {
        var fact = new Fact(event, "id", "journeys", 12, Instant.parse("2023-05-02T12:00:00Z"), "inclusion-officer");
        return EventView.of(fact, Map.of("s1", "Willow Nursery"));
    }
}
