package waymark.demodata;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** Names of English local authorities by their three-digit code, as the Department for Education writes them. */
public final class LocalAuthorities {

    private LocalAuthorities() {}

    public static Optional<String> nameOf(String la) {
        var file = Objects.requireNonNull(
                LocalAuthorities.class.getResourceAsStream("/waymark/demodata/local-authorities.csv"));
        try (var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .filter(row -> row.getField("la_code").equals(la))
                    .map(row -> row.getField("name"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
