package waymark.faults;

import static waymark.faults.Edits.acknowledged;
import static waymark.faults.Edits.event;
import static waymark.faults.Edits.first;
import static waymark.faults.Edits.plus;
import static waymark.faults.Edits.with;
import static waymark.faults.Edits.withHeader;
import static waymark.faults.Edits.without;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import waymark.faults.Dump.Parked;
import waymark.faults.Dump.Sample;
import waymark.faults.Operation.Answer;
import waymark.faults.Operation.Outcome;

/** What consumers would leave behind that skip, repeat, turn back or hide. */
enum ReadModelBug implements InjectedBug {
    AN_EVENT_IS_APPLIED_TWICE(ReadModels.class) {
        @Override
        public Dump inject(Dump dump) {
            return dump.withDossiers(dump.dossiers().stream()
                    .map(dossier ->
                            dossier.with(plus(dossier.facts(), dossier.facts().getLast())))
                    .toList());
        }
    },
    THE_REGISTER_SHOWS_AN_EARLIER_STATE(ReadModels.class) {
        @Override
        public Dump inject(Dump dump) {
            var last = dump.log().stream()
                    .filter(commit -> first(commit).type().startsWith("settings.setting-"))
                    .toList()
                    .getLast();
            var before = ReadModels.register(without(dump.log(), last::equals));
            return dump.withRegister(List.copyOf(before.values()));
        }
    },
    A_ZOMBIE_MOVES_THE_POSITION_BACK(MarksOnlyRise.class) {
        @Override
        public Dump inject(Dump dump) {
            return dump.withSamples(plus(dump.samples(), new Sample(Instant.EPOCH, "published", 0)));
        }
    },
    A_FULL_DISK_IS_NOBODYS_FAULT(RefusedCleanly.class) {
        @Override
        public Dump inject(Dump dump) {
            var operation = acknowledged(dump);
            return with(dump, operation, plus(operation.answers(), new Answer(Outcome.UNKNOWN, 500, null, -1)));
        }
    },
    A_MARK_FALLS(MarksOnlyRise.class) {
        @Override
        public Dump inject(Dump dump) {
            var last = dump.samples().getLast();
            return dump.withSamples(plus(dump.samples(), new Sample(Instant.EPOCH, last.what(), last.value() - 1)));
        }
    },
    AN_EVENT_IS_CONSUMED_AND_NOT_APPLIED(NothingSkipped.class) {
        @Override
        public Dump inject(Dump dump) {
            return dump.withDossiers(dump.dossiers().stream()
                    .map(dossier -> dossier.with(
                            dossier.facts().subList(1, dossier.facts().size())))
                    .toList());
        }
    },
    SOMETHING_IS_PARKED_WITHOUT_NEED(NothingSkipped.class) {
        @Override
        public Dump inject(Dump dump) {
            var event = event(dump);
            return dump.withParked(plus(
                    dump.parked(), new Parked(String.valueOf(event.headers().get("ce_subject")), event.position())));
        }
    },
    POISON_IS_SKIPPED(NothingSkipped.class) {
        @Override
        public Dump inject(Dump dump) {
            var poison = withHeader(withHeader(event(dump), "ce_type", Poison.TYPE), "ce_position", "1000000");
            return dump.withTopic(plus(dump.topic(), poison));
        }
    },
    A_PARTITION_IS_NOT_CONSUMED_TO_ITS_END(NothingSkipped.class) {
        @Override
        public Dump inject(Dump dump) {
            var consumed = new TreeMap<>(dump.consumed());
            consumed.put(event(dump).partition(), 0L);
            return dump.withConsumed(consumed);
        }
    };

    private final Class<? extends Checker> caughtBy;

    ReadModelBug(Class<? extends Checker> caughtBy) {
        this.caughtBy = caughtBy;
    }

    @Override
    public Class<? extends Checker> caughtBy() {
        return caughtBy;
    }
}
