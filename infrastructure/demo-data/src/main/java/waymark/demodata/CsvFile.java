package waymark.demodata;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A CSV file under way: a header, then one row at a time; absent values are empty cells. */
final class CsvFile implements Closeable {
    private final CsvWriter writer;
    private final int width;

    CsvFile(Path path, String header) throws IOException {
        String[] names = header.split(",", -1);
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(path, StandardCharsets.UTF_8);
        this.width = names.length;
        writer.writeRecord(names);
    }

    void row(@Nullable Object... cells) {
        if (cells.length != width) {
            throw new IllegalArgumentException("A row has " + cells.length + " cells, not " + width + ".");
        }
        writer.writeRecord(Arrays.stream(cells).map(CsvFile::text).toArray(String[]::new));
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Boolean yes -> yes ? "Y" : "N";
            default -> cell.toString();
        };
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
