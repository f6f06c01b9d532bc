package waymark.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import waymark.faults.Operation.Outcome;

/**
 * One run in figures.
 *
 * @param fellOver how often each process ended by itself
 * @param failedStarts how often one gave up starting, and was started again
 * @param acknowledged writes that clients were told are done, all of them checked
 * @param violations by checker; empty where all promises were kept
 */
record Report(
        long seed,
        int seconds,
        Map<Fault, Integer> faults,
        int kills,
        int stops,
        int links,
        Map<String, Integer> fellOver,
        int failedStarts,
        int asked,
        int acknowledged,
        int refused,
        int unknown,
        int events,
        int published,
        long duplicates,
        int parked,
        Map<String, List<String>> violations) {

    private static final int SHOWN = 20;

    static Report of(
            long seed,
            int seconds,
            Map<Fault, Integer> faults,
            Map<String, Integer> fellOver,
            int failedStarts,
            Dump dump) {
        var violations = new TreeMap<String, List<String>>();
        for (Checker checker : Checker.ALL) {
            var found = checker.violations(dump);
            if (!found.isEmpty()) {
                violations.put(checker.name(), found.stream().limit(SHOWN).toList());
            }
        }
        return new Report(
                seed,
                seconds,
                faults,
                count(faults, Fault::isKill),
                count(faults, Fault::isStop),
                count(faults, Fault::isOfLink),
                fellOver,
                failedStarts,
                dump.operations().stream().mapToInt(Operation::asked).sum(),
                count(dump, Outcome.OK),
                count(dump, Outcome.REFUSED),
                count(dump, Outcome.UNKNOWN),
                dump.log().stream().mapToInt(Dump.Commit::count).sum(),
                Published.of(dump.log()).size(),
                TopicHoldsLog.duplicates(dump),
                dump.parked().size(),
                violations);
    }

    private static int count(Map<Fault, Integer> faults, Predicate<Fault> kind) {
        return faults.entrySet().stream()
                .filter(entry -> kind.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static int count(Dump dump, Outcome outcome) {
        return (int) dump.operations().stream()
                .filter(operation -> operation.outcome() == outcome)
                .count();
    }

    Report write(Path file) {
        try {
            Files.writeString(
                    file,
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(this));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
