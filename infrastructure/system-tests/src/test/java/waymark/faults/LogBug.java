package waymark.faults;

import static waymark.faults.Edits.acknowledged;
import static waymark.faults.Edits.first;
import static waymark.faults.Edits.isOf;
import static waymark.faults.Edits.moved;
import static waymark.faults.Edits.plus;
import static waymark.faults.Edits.with;
import static waymark.faults.Edits.without;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import waymark.faults.Dump.Commit;
import waymark.faults.Operation.Answer;
import waymark.faults.Operation.Outcome;

/** What a log would hold that loses, invents, moves or halves writes. */
enum LogBug implements InjectedBug {
    AN_ACKNOWLEDGED_WRITE_IS_GONE(NothingLost.class) {
        @Override
        public Dump inject(Dump dump) {
            var key = acknowledged(dump).key();
            return dump.withLog(without(dump.log(), commit -> isOf(commit, key)));
        }
    },
    A_WRITE_IS_STORED_UNDER_ANOTHER_VERSION(NothingLost.class) {
        @Override
        public Dump inject(Dump dump) {
            var last = dump.operations().stream()
                    .filter(Edits::isOk)
                    .filter(operation -> operation.asked() == 1)
                    .findFirst()
                    .orElseThrow();
            var answer = last.answers().getFirst();
            var later = new Answer(Outcome.OK, answer.status(), answer.stream(), answer.version() + 1);
            return with(dump, last, List.of(later));
        }
    },
    A_WRITE_NOBODY_ASKED_FOR(NothingInvented.class) {
        @Override
        public Dump inject(Dump dump) {
            return dump.withOperations(without(dump.operations(), acknowledged(dump)::equals));
        }
    },
    A_REFUSED_WRITE_IS_STORED(NothingInvented.class) {
        @Override
        public Dump inject(Dump dump) {
            var operation = acknowledged(dump);
            return with(
                    dump,
                    operation,
                    Collections.nCopies(operation.asked(), new Answer(Outcome.REFUSED, 409, null, -1)));
        }
    },
    ONE_KEY_HAS_TWO_EFFECTS(NothingInvented.class) {
        @Override
        public Dump inject(Dump dump) {
            var last = dump.log().getLast();
            var again = new Commit(last.position() + last.count(), last.count(), last.keys(), last.events());
            return dump.withLog(plus(dump.log(), again));
        }
    },
    TWO_EVENTS_HAVE_CHANGED_PLACES(DenseLog.class) {
        @Override
        public Dump inject(Dump dump) {
            var single =
                    dump.log().stream().filter(commit -> commit.count() == 1).toList();
            var later = single.stream()
                    .filter(commit -> first(commit).sequence() > 0)
                    .findFirst()
                    .orElseThrow();
            var earlier = single.stream()
                    .filter(commit -> first(commit).stream().equals(first(later).stream()))
                    .findFirst()
                    .orElseThrow();
            return dump.withLog(dump.log().stream()
                    .map(commit -> commit == later
                            ? moved(earlier, later.position())
                            : commit == earlier ? moved(later, earlier.position()) : commit)
                    .toList());
        }
    },
    THE_LOG_HAS_A_HOLE(DenseLog.class) {
        @Override
        public Dump inject(Dump dump) {
            int middle = dump.log().size() / 2;
            return dump.withLog(IntStream.range(0, dump.log().size())
                    .mapToObj(i -> i < middle
                            ? dump.log().get(i)
                            : moved(dump.log().get(i), dump.log().get(i).position() + 1))
                    .toList());
        }
    },
    HALF_A_COMMIT_IS_STORED(DenseLog.class) {
        @Override
        public Dump inject(Dump dump) {
            return dump.withLog(dump.log().stream()
                    .map(commit -> commit.count() == 1
                            ? commit
                            : new Commit(
                                    commit.position(),
                                    commit.count(),
                                    commit.keys(),
                                    commit.events().subList(0, 1)))
                    .toList());
        }
    },
    AN_INDEX_HAS_LOST_AN_ENTRY(DenseLog.class) {
        @Override
        public Dump inject(Dump dump) {
            return dump.withBrokenIndexes(List.of("events.k"));
        }
    };

    private final Class<? extends Checker> caughtBy;

    LogBug(Class<? extends Checker> caughtBy) {
        this.caughtBy = caughtBy;
    }

    @Override
    public Class<? extends Checker> caughtBy() {
        return caughtBy;
    }
}
