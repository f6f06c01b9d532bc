package waymark.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.annotation.Autowired;
import waymark.events.PublishedEvent;
import waymark.platform.security.AuthorityOwned;

/** The boundaries of a service, as a test (ADR-0006). Each rule is shown to bite by this module's own tests. */
public final class ArchitectureRules {

    private static final List<String> SERVICES = List.of("settings", "journeys", "funding", "training", "evidence");
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    private ArchitectureRules() {}

    /** Checks the main classes of a service; {@code service} is for example {@code settings}. */
    public static void check(String service) {
        check(
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("waymark." + service),
                service);
    }

    static void check(JavaClasses classes, String service) {
        if (classes.size() < 2) {
            throw new AssertionError("There are no classes of " + service + " to check.");
        }
        for (var rule : rules(service)) {
            rule.check(classes);
        }
    }

    private static List<ArchRule> rules(String service) {
        return List.of(
                timeIsAnInput(),
                onlyTranslatorsSpeakThePublicLanguage(),
                aServiceKnowsNoOtherService(service),
                aggregatesBelongToAnAuthority(),
                snapshotsHoldEveryField(),
                evolvingIsPrivateToTheFeature(),
                nothingIsInjectedIntoFields());
    }

    static ArchRule timeIsAnInput() {
        return noClasses()
                .should()
                .callMethodWhere(new DescribedPredicate<JavaCall<?>>("a hidden clock is read") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        var target = call.getTarget();
                        boolean now = target.getName().equals("now")
                                && target.getRawParameterTypes().isEmpty()
                                && CLOCKS.contains(target.getOwner().getName());
                        return now
                                || (target.getName().equals("currentTimeMillis")
                                        && target.getOwner().isEquivalentTo(System.class));
                    }
                })
                .because("time is an input: inject the Clock");
    }

    static ArchRule onlyTranslatorsSpeakThePublicLanguage() {
        // Evidence is made of published events: they are its domain.
        return noClasses()
                .that()
                .resideOutsideOfPackage("waymark.evidence..")
                .and()
                .haveNameNotMatching(".*(Publisher|Listener)(\\$.*)?")
                .should()
                .dependOnClassesThat(assignableTo(PublishedEvent.class))
                .allowEmptyShould(true)
                .because("a Publisher is the only way out and a Listener the only way in (ADR-0002)");
    }

    static ArchRule aServiceKnowsNoOtherService(String service) {
        var others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "waymark." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .because("services meet on Kafka only");
    }

    static ArchRule aggregatesBelongToAnAuthority() {
        return classes()
                .that()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .beAssignableTo(AuthorityOwned.class)
                .allowEmptyShould(true)
                .because("a command on behalf of another authority must find nothing (ADR-0009)");
    }

    static ArchRule snapshotsHoldEveryField() {
        return classes()
                .that(new DescribedPredicate<>("are aggregates with snapshots") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.tryGetAnnotationOfType(Aggregate.class)
                                .map(it -> !it.snapshotTriggerDefinition().isEmpty())
                                .orElse(false);
                    }
                })
                .should(new ArchCondition<>("hide no field of a base class") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var inherited = type.getAllRawSuperclasses().stream()
                                .flatMap(base -> base.getFields().stream())
                                .map(JavaField::getName)
                                .toList();
                        type.getFields().stream()
                                .filter(field -> inherited.contains(field.getName()))
                                .forEach(field -> events.add(SimpleConditionEvent.violated(
                                        field, field.getFullName() + " hides a field of a base class")));
                    }
                })
                .allowEmptyShould(true)
                .because("of two fields of one name a snapshot keeps one, and may forget whose the aggregate is");
    }

    static ArchRule evolvingIsPrivateToTheFeature() {
        return methods()
                .that()
                .areAnnotatedWith(EventSourcingHandler.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveRawReturnType(void.class)
                .allowEmptyShould(true)
                .because("an aggregate decides and evolves, and nobody else does it for it");
    }

    static ArchRule nothingIsInjectedIntoFields() {
        return noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .allowEmptyShould(true)
                .because("a constructor says what a class needs");
    }
}
