package waymark.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import waymark.faults.Operation.Outcome;

/**
 * One run in figures.
 *
 * @param kills how often a process was killed, those whose clock was set and whose disk was full among them
 * @param fullDisks how often a disk was full
 * @param shifts how often a clock was set
 * @param zombies how often a stopped publisher was woken after another had taken over
 * @param noRoom answers that said the disk is full
 * @param caught injected bugs that the checkers found in what this run left
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
        int fullDisks,
        int shifts,
        int zombies,
        Map<String, Integer> fellOver,
        int failedStarts,
        int asked,
        int acknowledged,
        int refused,
        int unknown,
        int noRoom,
        int events,
        int published,
        long duplicates,
        int parked,
        Late late,
        int caught,
        Map<String, List<String>> violations) {

    private static final int SHOWN = 20;

    static Report of(
            long seed,
            Duration time,
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
                (int) time.toSeconds(),
                faults,
                count(faults, Fault::isKill),
                count(faults, Fault::isStop),
                count(faults, Fault::isOfLink),
                count(faults, Fault::isFullDisk),
                count(faults, Fault::isShift),
                faults.getOrDefault(Fault.WAKE_ZOMBIE, 0),
                fellOver,
                failedStarts,
                dump.operations().stream().mapToInt(Operation::asked).sum(),
                count(dump, Outcome.OK),
                count(dump, Outcome.REFUSED),
                count(dump, Outcome.UNKNOWN),
                noRoom(dump),
                dump.log().stream().mapToInt(Dump.Commit::count).sum(),
                Published.of(dump.log()).size(),
                TopicHoldsLog.duplicates(dump),
                dump.parked().size(),
                Late.in(dump),
                violations.isEmpty() ? caught(dump) : 0,
                violations);
    }

    private static int noRoom(Dump dump) {
        return (int) dump.operations().stream()
                .flatMap(operation -> operation.answers().stream())
                .filter(answer -> answer.status() == RefusedCleanly.FULL)
                .count();
    }

    private static int caught(Dump dump) {
        return (int)
                InjectedBugs.ALL.stream().filter(bug -> bug.isCaughtIn(dump)).count();
    }

    int broken() {
        return violations.values().stream().mapToInt(List::size).sum();
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
