package waymark.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import waymark.platform.names.StoredTypes;

/** The names history is stored under; changing one makes what is stored unreadable. */
class StoredNamesTest {

    @Test
    void every_event_has_its_name_for_ever() throws ClassNotFoundException {
        try (var context = new AnnotationConfigApplicationContext(typeNames())) {
            var names = context.getBeansOfType(StoredTypes.class).values().stream()
                    .flatMap(types -> types.byName().entrySet().stream())
                    .map(entry -> entry.getKey() + " = " + entry.getValue().getSimpleName())
                    .sorted();
            assertThat(names)
                    .containsExactly(
                            "funding.application = FundingApplication",
                            "funding.applied = FundingApplied",
                            "funding.award-agreed = AwardAgreed",
                            "funding.award-committed = AwardCommitted",
                            "funding.award-released = AwardReleased",
                            "funding.awarded = FundingAwarded",
                            "funding.budget = Budget",
                            "funding.budget-adjusted = BudgetAdjusted",
                            "funding.budget-set = BudgetSet",
                            "funding.declined = FundingDeclined",
                            "funding.paid = FundingPaid",
                            "funding.panel-called-off = PanelCalledOff",
                            "funding.panel-planned = PanelPlanned",
                            "funding.recommended = FundingRecommended",
                            "funding.scheme = Scheme",
                            "funding.terms-set = TermsSet");
        }
    }

    @Test
    void every_private_event_is_named_and_numbered() throws ClassNotFoundException {
        try (var context = new AnnotationConfigApplicationContext(typeNames())) {
            var named = context.getBeansOfType(StoredTypes.class).values().stream()
                    .flatMap(types -> types.byName().values().stream())
                    .toList();
            var events = Stream.of("application.FundingEvent", "budget.BudgetEvent", "scheme.SchemeEvent")
                    .flatMap(StoredNamesTest::records)
                    .toList();
            assertThat(events).hasSize(13).allSatisfy(event -> {
                assertThat(named).contains(event);
                assertThat(event.getAnnotation(Revision.class)).isNotNull();
            });
        }
    }

    private static Stream<Class<?>> records(String language) {
        try {
            return Arrays.stream(Class.forName("waymark.funding." + language).getPermittedSubclasses());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?>[] typeNames() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Configuration.class));
        List<String> names = scanner.findCandidateComponents("waymark.funding").stream()
                .map(BeanDefinition::getBeanClassName)
                .filter(name -> name != null && name.endsWith("Types"))
                .toList();
        var classes = new Class<?>[names.size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = Class.forName(names.get(i));
        }
        return classes;
    }
}
