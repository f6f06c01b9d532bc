package waymark.funding;

import org.junit.jupiter.api.Test;
import waymark.testkit.StoredEvents;
import waymark.testkit.StoredNames;

/** Faults, row "Schema evolution": every stored revision is readable by every later release. */
class StoredEventsTest {

    @Test
    void whatever_was_ever_stored_is_read() {
        StoredEvents.check(StoredNames.of("waymark.funding"));
    }
}
