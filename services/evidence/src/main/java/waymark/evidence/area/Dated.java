package waymark.evidence.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What holds from which day on, in any order of arrival; of two for one day the one recorded later holds. */
final class Dated<T> {

    private final List<From<T>> values = new ArrayList<>(2);

    void from(LocalDate day, T value) {
        int at = values.size();
        while (at > 0 && values.get(at - 1).day().isAfter(day)) {
            at--;
        }
        values.add(at, new From<>(day, value));
    }

    Optional<T> on(LocalDate day) {
        for (int i = values.size() - 1; i >= 0; i--) {
            if (!values.get(i).day().isAfter(day)) {
                return Optional.of(values.get(i).value());
            }
        }
        return Optional.empty();
    }

    Stream<T> all() {
        return values.stream().map(From::value);
    }

    /** The day since which what holds on {@code day} holds. */
    Optional<LocalDate> latestChange(LocalDate day) {
        return values.stream().map(From::day).filter(from -> !from.isAfter(day)).max(Comparator.naturalOrder());
    }

    /** What began to hold from one day to another, both included. */
    Stream<T> between(LocalDate from, LocalDate to) {
        return values.stream()
                .filter(value -> !value.day().isBefore(from) && !value.day().isAfter(to))
                .map(From::value);
    }

    private record From<T>(LocalDate day, T value) {}
}
