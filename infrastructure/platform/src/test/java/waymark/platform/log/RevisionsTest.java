package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** An engineer can have a projection built anew without a release, and is told where the setting would do nothing. */
class RevisionsTest {

    private static final String SETTING = "waymark.projections.revision.child-notes";

    private final MockEnvironment settings = new MockEnvironment();

    @Test
    void without_a_setting_it_is_the_projectors_own() {
        assertThat(declared()).extracting(Declared::revision).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {SETTING, "waymark.projections.revision.childNotes"})
    void with_one_it_is_that(String setting) {
        settings.setProperty(setting, "4");
        assertThat(declared()).extracting(Declared::revision).containsExactly(4);
    }

    @Test
    void also_with_one_of_the_environment() {
        var process = new StandardEnvironment();
        process.getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("WAYMARK_PROJECTIONS_REVISION_CHILDNOTES", "5")));
        assertThat(Declared.all(projectors(), process))
                .extracting(Declared::revision)
                .containsExactly(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void one_below_1_is_refused_for_that_means_that_there_is_none(String revision) {
        settings.setProperty(SETTING, revision);
        assertThatThrownBy(this::declared)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(SETTING + " is " + revision + ": revisions are from 1 up");
    }

    @Test
    void one_for_a_projection_that_does_not_exist_is_refused_with_those_that_do() {
        settings.setProperty("waymark.projections.revision.child-note", "4");
        assertThatThrownBy(this::declared)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("childnote is set", "[child-notes]");
    }

    @Test
    void unless_it_may_be_for_another_service_of_the_same_process() {
        settings.setProperty("waymark.projections.revision.child-note", "4");
        settings.setProperty("waymark.projections.of-several-services", "true");
        assertThat(declared()).extracting(Declared::revision).containsExactly(3);
    }

    private List<Declared> declared() {
        return Declared.all(projectors(), settings);
    }

    private static StaticListableBeanFactory projectors() {
        return new StaticListableBeanFactory(Map.of("notes", new Notes()));
    }

    @org.springframework.data.mongodb.core.mapping.Document("notes")
    private record Note(String id) {}

    @Keeps(value = Note.class, revision = 3)
    @ProcessingGroup("projection.child-notes")
    private static final class Notes {}
}
