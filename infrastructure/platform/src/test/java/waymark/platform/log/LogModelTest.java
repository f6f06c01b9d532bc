package waymark.platform.log;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import waymark.platform.log.LogHistory.Step;

/** Whatever two processes do with a log, it is what the model says: on every database there is. */
class LogModelTest {

    private static List<Database.Running> databases;

    @BeforeContainer
    static void start() {
        databases = Arrays.stream(Database.values())
                .map(Database::start)
                .filter(Database.Running::isThere)
                .toList();
    }

    @AfterContainer
    static void stop() throws Exception {
        for (Database.Running database : databases) {
            database.close();
        }
    }

    @Property(tries = 60)
    void a_log_is_what_the_model_says(@ForAll("histories") List<Step> history) {
        for (Database.Running database : databases) {
            try (var log = new LogUnderTest(database.fresh())) {
                history.forEach(log::take);
                log.check();
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return LogHistory.any();
    }
}
