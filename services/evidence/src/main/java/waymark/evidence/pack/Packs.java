package waymark.evidence.pack;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.evidence.dossier.Knowledge;
import waymark.evidence.measure.Figures;
import waymark.evidence.pack.PackRefusal.NotThatFar;
import waymark.evidence.pack.PackRefusal.NothingHeardYet;
import waymark.platform.consume.Completeness.Mark;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.TenantScope;
import waymark.platform.web.PageRequest;

/**
 * Frozen packs. A pack is made once from the figures of a date and the positions up to which the sources were heard out,
 * kept with its bytes and never changed; made again for the same date and positions it has the same bytes.
 */
@Component
public class Packs {

    private final Figures figures;
    private final MongoCollection<Document> packs;

    Packs(Figures figures, MongoDatabase database) {
        this.figures = figures;
        this.packs = database.getCollection("packs");
        packs.createIndex(Indexes.ascending("la", "asAt"));
    }

    /**
     * The files for a date; nothing is kept.
     *
     * @param positions absent for as far as every source was heard out
     */
    public PackContent content(
            TenantScope scope, LocalDate asAt, @Nullable Instant knownAt, @Nullable Map<String, Long> positions) {
        var knowledge = new Knowledge(knownAt, positions == null ? heard() : checked(positions));
        return PackContent.of(scope.la(), asAt, knowledge, figures.released(scope, asAt, knowledge));
    }

    /** Making the same pack again, under the same id, changes nothing. */
    public Frozen freeze(
            TenantScope scope,
            String packId,
            LocalDate asAt,
            @Nullable Instant knownAt,
            @Nullable Map<String, Long> positions) {
        var at = positions == null ? heard() : checked(positions);
        var content = content(scope, asAt, knownAt, at);
        var files = content.files().stream()
                .map(file -> new Document("path", file.path()).append("content", new Binary(file.content())))
                .toList();
        try {
            packs.insertOne(new Document("_id", packId)
                    .append("la", scope.la())
                    .append("asAt", asAt.toString())
                    .append("knownAt", knownAt == null ? null : knownAt.toString())
                    .append("positions", new Document(new TreeMap<>(at)))
                    .append("sha256", content.manifest().sha256())
                    .append("files", files));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        return find(scope, packId);
    }

    public Frozen find(TenantScope scope, String packId) {
        return frozen(document(scope, packId));
    }

    public PackContent files(TenantScope scope, String packId) {
        return new PackContent(document(scope, packId).getList("files", Document.class).stream()
                .map(file -> new PackFile(
                        file.getString("path"),
                        file.get("content", Binary.class).getData()))
                .toList());
    }

    /** Newest date first. */
    public List<Frozen> list(TenantScope scope, PageRequest page) {
        return packs.find(Filters.eq("la", scope.la()))
                .projection(Projections.exclude("files"))
                .sort(Sorts.descending("la", "asAt"))
                .skip(page.skip())
                .limit(page.limit())
                .map(Packs::frozen)
                .into(new ArrayList<>());
    }

    public long count(TenantScope scope) {
        return packs.countDocuments(Filters.eq("la", scope.la()));
    }

    private Document document(TenantScope scope, String packId) {
        return Optional.ofNullable(packs.find(Filters.eq("_id", packId)).first())
                .filter(document -> scope.la().equals(document.getString("la")))
                .orElseThrow(() -> new NotFoundException("pack"));
    }

    private Map<String, Long> heard() {
        var heard = new TreeMap<String, Long>();
        figures.freshness().sources().forEach((source, mark) -> heard.put(source, mark.position()));
        if (heard.isEmpty()) {
            throw new RefusedException(new NothingHeardYet());
        }
        return heard;
    }

    private Map<String, Long> checked(Map<String, Long> positions) {
        Map<String, Mark> marks = figures.freshness().sources();
        positions.forEach((source, position) -> {
            var mark = marks.get(source);
            if (mark == null || mark.position() < position) {
                throw new RefusedException(new NotThatFar());
            }
        });
        return positions;
    }

    private static Frozen frozen(Document document) {
        var positions = new TreeMap<String, Long>();
        document.get("positions", Document.class)
                .forEach((source, position) -> positions.put(source, ((Number) position).longValue()));
        var knownAt = document.getString("knownAt");
        return new Frozen(
                document.getString("_id"),
                LocalDate.parse(document.getString("asAt")),
                knownAt == null ? null : Instant.parse(knownAt),
                positions,
                document.getString("sha256"));
    }

    /** @param manifestSha256 SHA-256 of the manifest, which holds that of every other file */
    public record Frozen(
            String packId,
            LocalDate asAt,
            @Nullable Instant knownAt,
            SortedMap<String, Long> positions,
            String manifestSha256) {}
}
