package waymark.demodata.published;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The local authority rows of one of DfE's files for one year, by three-digit code. A figure may be a symbol instead of
 * a number: not applicable (z), unavailable (x), confidential (c), or blank.
 */
final class DfeTable {
    private static final Set<String> SYMBOLS = Set.of("z", "x", "c", "low", "");

    private final Map<String, NamedCsvRecord> rows;

    private DfeTable(Map<String, NamedCsvRecord> rows) {
        this.rows = rows;
    }

    static DfeTable read(String resource, int year) {
        var rows = new LinkedHashMap<String, NamedCsvRecord>();
        var file =
                Objects.requireNonNull(DfeTable.class.getResourceAsStream("/waymark/demodata/" + resource), resource);
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8);
                var csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : csv) {
                boolean authority = row.getField("geographic_level").equals("Local authority");
                if (authority && row.getField("time_period").equals(String.valueOf(year))) {
                    rows.put(row.getField("old_la_code"), row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DfeTable(rows);
    }

    Set<String> codes() {
        return rows.keySet();
    }

    boolean has(String la, String... columns) {
        NamedCsvRecord row = rows.get(la);
        if (row == null) {
            return false;
        }
        for (String column : columns) {
            if (SYMBOLS.contains(row.getField(column))) {
                return false;
            }
        }
        return true;
    }

    String text(String la, String column) {
        return Objects.requireNonNull(rows.get(la)).getField(column);
    }

    int count(String la, String column) {
        return Integer.parseInt(text(la, column));
    }

    @Nullable
    BigDecimal percentage(String la, String column) {
        String text = text(la, column);
        return SYMBOLS.contains(text) ? null : new BigDecimal(text);
    }
}
