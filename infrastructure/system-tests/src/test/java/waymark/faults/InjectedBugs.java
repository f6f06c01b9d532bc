package waymark.faults;

import java.util.List;
import java.util.stream.Stream;

/** Apart from {@link InjectedBug}, which is ready before the first of them is. */
final class InjectedBugs {

    static final List<InjectedBug> ALL = Stream.<InjectedBug[]>of(
                    LogBug.values(), TopicBug.values(), ReadModelBug.values())
            .flatMap(Stream::of)
            .toList();

    private InjectedBugs() {}
}
