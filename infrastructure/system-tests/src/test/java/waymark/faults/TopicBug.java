package waymark.faults;

import static waymark.faults.Edits.event;
import static waymark.faults.Edits.plus;
import static waymark.faults.Edits.withHeader;
import static waymark.faults.Edits.without;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import waymark.faults.Dump.Message;

/** What a topic would hold whose publisher forgets, invents, overtakes or never ends. */
enum TopicBug implements InjectedBug {
    AN_EVENT_IS_NOT_PUBLISHED(TopicHoldsLog.class) {
        @Override
        public Dump inject(Dump dump) {
            var id = event(dump).id();
            return dump.withTopic(without(dump.topic(), message -> message.id().equals(id)));
        }
    },
    AN_EVENT_IS_PUBLISHED_THAT_NEVER_HAPPENED(TopicHoldsLog.class) {
        @Override
        public Dump inject(Dump dump) {
            return dump.withTopic(plus(dump.topic(), withHeader(event(dump), "ce_id", "nobody's")));
        }
    },
    A_SUBJECTS_EVENTS_ARE_PUBLISHED_IN_THE_WRONG_ORDER(TopicHoldsLog.class) {
        @Override
        public Dump inject(Dump dump) {
            var seen = new HashMap<String, String>();
            var later = dump.topic().stream()
                    .filter(message -> message.key() != null && !message.type().equals(Poison.TYPE))
                    .filter(message -> !seen.computeIfAbsent(message.key(), key -> message.id())
                            .equals(message.id()))
                    .findFirst()
                    .orElseThrow();
            var topic = new ArrayList<>(without(dump.topic(), later::equals));
            topic.addFirst(later);
            return dump.withTopic(topic);
        }
    },
    AN_EVENT_IS_PUBLISHED_UNDER_ANOTHER_POSITION(TopicHoldsLog.class) {
        @Override
        public Dump inject(Dump dump) {
            var event = event(dump);
            return dump.withTopic(dump.topic().stream()
                    .map(message -> message == event ? withHeader(event, "ce_position", "999999") : message)
                    .toList());
        }
    },
    THERE_IS_NO_END_OF_DUPLICATES(TopicHoldsLog.class) {
        @Override
        public Dump inject(Dump dump) {
            var topic = new ArrayList<>(dump.topic());
            topic.addAll(Collections.nCopies(500_000, event(dump)));
            return dump.withTopic(topic);
        }
    },
    A_MARKER_COMES_BEFORE_WHAT_IT_COVERS(TopicHoldsLog.class) {
        @Override
        public Dump inject(Dump dump) {
            var event = event(dump);
            var marker = new Message(
                    event.partition(),
                    0,
                    null,
                    Map.of("ce_type", "waymark.settings.progress.v1", "ce_position", String.valueOf(event.position())),
                    Map.of());
            var topic = new ArrayList<>(dump.topic());
            topic.addFirst(marker);
            return dump.withTopic(topic);
        }
    };

    private final Class<? extends Checker> caughtBy;

    TopicBug(Class<? extends Checker> caughtBy) {
        this.caughtBy = caughtBy;
    }

    @Override
    public Class<? extends Checker> caughtBy() {
        return caughtBy;
    }
}
