package waymark.demodata;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one run, read back as anybody else would read them. */
record Written(Path directory) {

    static Written to(Path directory, String la, int children, long seed) {
        return new Written(DemoAuthority.of(la, children, seed).write(directory));
    }

    List<NamedCsvRecord> rows(String kind) {
        return files(kind).flatMap(file -> read(file.path()).stream()).toList();
    }

    Stream<ImportFile> files(String kind) {
        return DemoAuthority.files(directory).stream()
                .filter(file -> file.kind().equals(kind));
    }

    Map<String, NamedCsvRecord> byKey(String kind, String column) {
        return rows(kind).stream().collect(Collectors.toMap(row -> row.getField(column), Function.identity()));
    }

    Map<String, List<NamedCsvRecord>> grouped(String kind, String column) {
        return rows(kind).stream().collect(Collectors.groupingBy(row -> row.getField(column)));
    }

    /** The values of a column, without the empty one. */
    Set<String> values(String kind, String column) {
        return rows(kind).stream()
                .map(row -> row.getField(column))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Whether the row's child is at the row's setting on the day: the last place begun by then, and not left. */
    boolean attends(Map<String, List<NamedCsvRecord>> children, NamedCsvRecord row, LocalDate day) {
        var begun = Objects.requireNonNull(children.get(row.getField("child_reference"))).stream()
                .filter(counted -> !day(counted, "start_date").isAfter(day))
                .max(Comparator.comparing((NamedCsvRecord counted) -> day(counted, "start_date"))
                        .thenComparing(counted -> day(counted, "headcount_date")))
                .orElseThrow();
        var leaving = date(begun, "leaving_date");
        return begun.getField("setting_reference").equals(row.getField("setting_reference"))
                && (leaving == null || !day.isAfter(leaving));
    }

    static List<NamedCsvRecord> read(Path path) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(path)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable LocalDate date(NamedCsvRecord row, String column) {
        String text = row.getField(column);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    /** A date that the format requires. */
    static LocalDate day(NamedCsvRecord row, String column) {
        return LocalDate.parse(row.getField(column));
    }

    /** Whether the day is neither before the one date nor, where there is one, on or after the other. */
    static boolean covers(LocalDate from, @Nullable LocalDate until, LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    static boolean isOpen(NamedCsvRecord setting, LocalDate day) {
        return covers(day(setting, "opened_on"), date(setting, "closed_on"), day);
    }
}
