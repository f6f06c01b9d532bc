package waymark.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import waymark.faults.Dump.Commit;
import waymark.faults.Dump.Dossier;
import waymark.faults.Dump.Event;
import waymark.faults.Dump.Fact;
import waymark.faults.Dump.Line;
import waymark.faults.Dump.Message;
import waymark.faults.Dump.Parked;
import waymark.faults.Dump.Sample;
import waymark.faults.Operation.Answer;
import waymark.faults.Operation.Kind;
import waymark.faults.Operation.Outcome;

/** A small system in which everything went as it should: two settings, a SENCO, a poisoned record, a re-sent window. */
final class SoundDump {

    private static final Instant WHEN = Instant.parse("2025-03-04T10:00:00.123Z");

    private final List<Operation> operations = new ArrayList<>();
    private final List<Commit> log = new ArrayList<>();
    private final List<Message> topic = new ArrayList<>();
    private final Map<String, Line> register = new TreeMap<>();
    private final Map<String, List<Fact>> facts = new LinkedHashMap<>();
    private long position = 1;

    static Dump make() {
        return new SoundDump().dump();
    }

    private Dump dump() {
        setting("one", "A", 0, Kind.REGISTER, "registered", "openedOn");
        setting("one", "B", 1, Kind.CHANGE, "changed", "from");
        setting("two", "C", 0, Kind.REGISTER, "registered", "openedOn");
        senco();
        setting("one", "D", 2, Kind.CHANGE, "changed", "from");
        operations.add(operation("refused", Kind.CHANGE, "E", "one", Outcome.REFUSED, -1));
        operations.add(operation("unknown", Kind.REGISTER, "F", "three", Outcome.UNKNOWN, -1));
        // What a publisher does that died before it noted how far it had come.
        topic.addAll(List.copyOf(topic));
        marker();
        var poison = poison("two");
        topic.add(poison);
        return new Dump(
                operations,
                log,
                numbered(),
                List.copyOf(register.values()),
                facts.entrySet().stream()
                        .map(each -> new Dossier(
                                each.getKey(), each.getValue().getLast().position(), each.getValue()))
                        .toList(),
                List.of(new Parked("two", 6)),
                List.of(poison),
                Map.of(0, (long) topic.size()),
                List.of(new Sample(WHEN, "published", 1), new Sample(WHEN, "published", 6)),
                List.of());
    }

    private void setting(String id, String text, long sequence, Kind kind, String happened, String day) {
        var payload = Map.<String, Object>of("settingId", id, "name", text, "places", 20, day, "2024-09-01");
        var event = event("settings.setting-" + happened, id, sequence, payload, text);
        operations.add(operation(text, kind, text, id, Outcome.OK, sequence));
        commit(event);
        publish(event, "waymark.settings.setting-" + happened + ".v1", published(payload, day), position - 1);
        register.put(id, new Line(id, sequence, text, 20, null));
    }

    private void senco() {
        var payload =
                Map.<String, Object>of("sencoId", "s", "settingId", "one", "shared", false, "startedOn", "2022-09-01");
        var named = event("settings.senco-named", "s", 0, Map.of("sencoId", "s"), "S");
        var appointed = event("settings.senco-appointed", "s", 1, payload, "S");
        operations.add(operation("S", Kind.APPOINT, "one", "s", Outcome.OK, 1));
        commit(named, appointed);
        publish(appointed, "waymark.settings.senco-appointed.v1", published(payload, "startedOn"), position - 1);
    }

    private static Map<String, Object> published(Map<String, Object> payload, String day) {
        var body = new HashMap<>(payload);
        body.put("effective", body.remove(day));
        body.put("la", "874");
        return body;
    }

    private static Event event(
            String type, String stream, long sequence, Map<String, Object> payload, String correlation) {
        return new Event("id-" + stream + sequence, type, stream, sequence, WHEN, payload, correlation);
    }

    private static Operation operation(
            String key, Kind kind, String text, String stream, Outcome outcome, long version) {
        return new Operation(key, kind, text, null, 1, List.of(new Answer(outcome, 0, stream, version)));
    }

    private void commit(Event... events) {
        var keys = List.of(events).stream()
                .map(event -> event.stream() + "#" + event.sequence())
                .toList();
        log.add(new Commit(position, events.length, keys, List.of(events)));
        position += events.length;
    }

    private void publish(Event event, String type, Map<String, Object> body, long at) {
        topic.add(new Message(
                0,
                0,
                event.stream(),
                Map.of(
                        "ce_id", event.id(),
                        "ce_type", type,
                        "ce_subject", event.stream(),
                        "ce_position", String.valueOf(at),
                        "ce_sequence", String.valueOf(event.sequence()),
                        "ce_time", WHEN.toString()),
                body));
        facts.computeIfAbsent(event.stream(), subject -> new ArrayList<>())
                .add(new Fact(event.id(), type, at, WHEN, body));
    }

    private void marker() {
        topic.add(new Message(
                0,
                0,
                null,
                Map.of("ce_type", "waymark.settings.progress.v1", "ce_position", String.valueOf(position - 1)),
                Map.of()));
    }

    private static Message poison(String subject) {
        return new Message(
                0,
                0,
                subject,
                Map.of("ce_type", Poison.TYPE, "ce_id", "poison", "ce_subject", subject, "ce_position", "6"),
                Map.of());
    }

    private List<Message> numbered() {
        return IntStream.range(0, topic.size())
                .mapToObj(i -> new Message(
                        0,
                        i,
                        topic.get(i).key(),
                        topic.get(i).headers(),
                        topic.get(i).body()))
                .toList();
    }
}
