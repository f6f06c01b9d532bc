package waymark.faults;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import waymark.faults.Operation.Answer;
import waymark.faults.Operation.Kind;

/** What the clients asked, written down before it is sent, and what they were answered: one line each. */
final class History implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final BufferedWriter file;

    History(Path path) {
        try {
            file = Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Line(
            Instant at,
            String key,
            @Nullable Kind kind,
            @Nullable String text,
            @Nullable String stream,
            @Nullable Answer answer) {}

    void asking(String key, Kind kind, String text, @Nullable String stream) {
        write(new Line(Instant.now(), key, kind, text, stream, null));
    }

    void answered(String key, Answer answer) {
        write(new Line(Instant.now(), key, null, null, null, answer));
    }

    private synchronized void write(Line line) {
        try {
            file.write(JSON.writeValueAsString(line));
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Operation> read(Path path) {
        var operations = new LinkedHashMap<String, Operation>();
        try (var lines = Files.lines(path)) {
            lines.map(line -> JSON.readValue(line, Line.class))
                    .forEach(line -> operations.merge(line.key(), begun(line), (before, same) -> after(before, line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(operations.values());
    }

    private static Operation begun(Line line) {
        return new Operation(line.key(), line.kind(), line.text(), line.stream(), 1, List.of());
    }

    private static Operation after(Operation before, Line line) {
        var answers = new ArrayList<>(before.answers());
        int asked = before.asked();
        if (line.answer() == null) {
            asked++;
        } else {
            answers.add(line.answer());
        }
        return new Operation(before.key(), before.kind(), before.text(), before.stream(), asked, List.copyOf(answers));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
