package waymark.faults;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import waymark.faults.Dump.Commit;
import waymark.faults.Dump.Event;

/** What must be published of a log, worked out a second time, from the contract and not from the platform's code. */
final class Published {

    private static final String LA = "874";

    /** Stored name, published name, and what the day is called that is published as {@code effective}. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "settings.setting-registered", List.of("waymark.settings.setting-registered.v1", "openedOn"),
            "settings.setting-changed", List.of("waymark.settings.setting-changed.v1", "from"),
            "settings.setting-closed", List.of("waymark.settings.setting-closed.v1", "closedOn"),
            "settings.senco-appointed", List.of("waymark.settings.senco-appointed.v1", "startedOn"));

    private Published() {}

    record Due(
            String id,
            String type,
            String subject,
            long position,
            long sequence,
            Instant recorded,
            Map<String, Object> body) {}

    /** By event id, in the order of the log. */
    static Map<String, Due> of(List<Commit> log) {
        var due = new LinkedHashMap<String, Due>();
        for (Commit commit : log) {
            long position = commit.position();
            for (Event event : commit.events()) {
                var names = NAMES.get(event.type());
                if (names != null) {
                    due.put(event.id(), due(event, position, names));
                }
                position++;
            }
        }
        return due;
    }

    private static Due due(Event event, long position, List<String> names) {
        var body = new TreeMap<>(event.payload());
        body.remove("network");
        body.put("la", LA);
        body.put("effective", body.remove(names.getLast()));
        return new Due(
                event.id(),
                names.getFirst(),
                event.stream(),
                position,
                event.sequence(),
                event.recorded(),
                new HashMap<>(body));
    }
}
