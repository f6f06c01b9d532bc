package waymark.faults;

import java.util.List;

/** Looks at what is left for one promise; each says what it found broken, and nothing where the promise was kept. */
interface Checker {

    List<Checker> ALL = List.of(
            new NothingLost(),
            new NothingInvented(),
            new DenseLog(),
            new TopicHoldsLog(),
            new ReadModels(),
            new MarksOnlyRise(),
            new NothingSkipped(),
            new RefusedCleanly());

    /** As the design numbers them. */
    String name();

    List<String> violations(Dump dump);
}
