package waymark.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Makes the clock of a process wrong: for all it runs, where the machine has libfaketime (Debian's package of that
 * name); else for a service the platform's own clock, and for store and broker not at all.
 */
final class Clocks {

    private static final List<Duration> SHIFTS = List.of(Duration.ofHours(-1), Duration.ZERO, Duration.ofHours(1));
    private static final Optional<Path> LIBRARY = library();

    private Clocks() {}

    static Duration any(Random random) {
        return SHIFTS.get(random.nextInt(SHIFTS.size()));
    }

    static Duration otherThan(Duration before, Random random) {
        var others = SHIFTS.stream().filter(each -> !each.equals(before)).toList();
        return others.get(random.nextInt(others.size()));
    }

    /** What stands on time passing goes on as it should: only the time of day is wrong. */
    static Map<String, String> environment(Duration by) {
        if (by.isZero() || LIBRARY.isEmpty()) {
            return Map.of();
        }
        return Map.of(
                "LD_PRELOAD", LIBRARY.get().toString(),
                "FAKETIME", "%+d".formatted(by.toSeconds()),
                // Else waiting for a while ends at once.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "DONT_FAKE_MONOTONIC", "1");
    }

    /** For a service. */
    static List<String> arguments(Duration by) {
        return by.isZero() || LIBRARY.isPresent()
                ? List.of()
                : List.of("--spring.main.sources=" + ShiftedClock.class.getName(), "--waymark.faults.shift=" + by);
    }

    private static Optional<Path> library() {
        try (var found =
                Files.find(Path.of("/usr/lib"), 3, (path, file) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
            return found.findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
