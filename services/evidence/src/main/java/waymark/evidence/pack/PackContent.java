package waymark.evidence.pack;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import waymark.evidence.dossier.Knowledge;
import waymark.evidence.measure.Figure;
import waymark.evidence.measure.FigureCsv;
import waymark.evidence.measure.FigureView;

/**
 * The files of a pack, made from nothing but its figures: no clock, no order that depends on the machine. The manifest
 * comes last and names every other file with its hash.
 */
public record PackContent(List<PackFile> files) {

    static final String MANIFEST = "manifest.json";
    /** Changes when the form of the files does: packs of two forms are not compared byte by byte. */
    static final String FORM = "waymark-pack-1";

    /** The earliest a ZIP file can tell: packs have no time of making. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .withConfigOverride(
                    BigDecimal.class, value -> value.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    public PackContent {
        files = List.copyOf(files);
    }

    static PackContent of(String la, LocalDate asAt, Knowledge knowledge, List<Figure> figures) {
        var files = new ArrayList<PackFile>();
        files.add(file("index.html", PackPage.index(la, asAt, figures)));
        for (var figure : figures) {
            var name = "measures/" + figure.measure().code();
            files.add(file(name + ".csv", FigureCsv.of(figure)));
            files.add(json(name + ".json", FigureView.of(figure, null)));
            files.add(file(name + ".html", PackPage.of(figure)));
        }
        var positions = new TreeMap<String, Long>(
                Optional.ofNullable(knowledge.positions()).orElseThrow());
        var listed = files.stream()
                .map(file -> new Listed(file.path(), file.content().length, file.sha256()))
                .toList();
        files.add(json(MANIFEST, new Manifest(FORM, la, asAt, knowledge.at(), positions, listed)));
        return new PackContent(files);
    }

    public PackFile manifest() {
        return files.getLast();
    }

    public Optional<PackFile> find(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** The same files always give the same archive: nothing is compressed, nothing is dated. */
    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files) {
                zip.putNextEntry(entry(file));
                zip.write(file.content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(PackFile file) {
        var sum = new CRC32();
        sum.update(file.content());
        var entry = new ZipEntry(file.path());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.content().length);
        entry.setCompressedSize(file.content().length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    private static PackFile file(String path, String text) {
        return new PackFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static PackFile json(String path, Object value) {
        return file(path, JSON.writeValueAsString(value).replace("\r\n", "\n") + "\n");
    }

    /**
     * @param positions the last position of each source's log that counts
     * @param files every other file of the pack
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Manifest(
            String form,
            String la,
            LocalDate asAt,
            @Nullable Instant knownAt,
            SortedMap<String, Long> positions,
            List<Listed> files) {}

    record Listed(String path, long bytes, String sha256) {}
}
