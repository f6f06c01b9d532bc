package waymark.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import tools.jackson.databind.json.JsonMapper;

/** All runs of one sitting: a line for each seed and one for all of them. */
final class Summary {

    private static final Map<String, ToLongFunction<Report>> COLUMNS = columns();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Report> reports = new ArrayList<>();

    private static Map<String, ToLongFunction<Report>> columns() {
        var columns = new LinkedHashMap<String, ToLongFunction<Report>>();
        columns.put("seconds", Report::seconds);
        columns.put("kills", Report::kills);
        columns.put("stops", Report::stops);
        columns.put("links", Report::links);
        columns.put("disks full", Report::fullDisks);
        columns.put("clocks", Report::shifts);
        columns.put("zombies", Report::zombies);
        columns.put("asked", Report::asked);
        columns.put("acknowledged", Report::acknowledged);
        columns.put("refused", Report::refused);
        columns.put("unknown", Report::unknown);
        columns.put("no room", Report::noRoom);
        columns.put("published", Report::published);
        columns.put("duplicates", Report::duplicates);
        columns.put("parked", Report::parked);
        columns.put("late", report -> report.late().events());
        columns.put("violations", Report::broken);
        columns.put("bugs caught", Report::caught);
        return columns;
    }

    void add(Report report) {
        reports.add(report);
    }

    /** As JSON, and as the table that it returns. */
    String write(Path directory) {
        var table = table();
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("summary.txt"), table);
            Files.writeString(
                    directory.resolve("summary.json"),
                    JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsString(Map.of("seeds", reports.size(), "all", totals(), "each", reports)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    Map<String, Long> totals() {
        var totals = new LinkedHashMap<String, Long>();
        COLUMNS.forEach((name, value) ->
                totals.put(name, reports.stream().mapToLong(value).sum()));
        return totals;
    }

    private String table() {
        var lines = new StringBuilder();
        line(lines, "seed", COLUMNS.keySet().stream().toList());
        reports.forEach(report -> line(
                lines,
                String.valueOf(report.seed()),
                COLUMNS.values().stream()
                        .map(value -> String.valueOf(value.applyAsLong(report)))
                        .toList()));
        line(lines, "all", totals().values().stream().map(String::valueOf).toList());
        return lines.toString();
    }

    private static void line(StringBuilder lines, String first, List<String> cells) {
        lines.append("%-5s".formatted(first));
        cells.forEach(cell -> lines.append(" %12s".formatted(cell)));
        lines.append('\n');
    }
}
