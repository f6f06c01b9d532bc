package waymark.platform.imports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import waymark.platform.imports.Import.RowProblem;
import waymark.platform.imports.Import.Status;
import waymark.platform.security.Caller;
import waymark.platform.security.TenantScope;
import waymark.platform.web.PageRequest;

/** What is known of each import, and the first thousand problems of its rows. */
class ImportRecords {

    static final int PROBLEMS_KEPT = 1000;

    private final MongoCollection<Document> imports;
    private final MongoCollection<Document> problems;
    private final Clock clock;

    ImportRecords(MongoDatabase database, Clock clock) {
        this.imports = database.getCollection("imports");
        this.problems = database.getCollection("import-problems");
        this.clock = clock;
    }

    void createIndexes() {
        imports.createIndex(Indexes.ascending("la", "at"), new IndexOptions().name("la-at"));
        imports.createIndex(Indexes.ascending("status"), new IndexOptions().name("status"));
        problems.createIndex(Indexes.ascending("import", "n"), new IndexOptions().name("import-n"));
    }

    void begin(String id, String kind, Caller caller, String sealedKey) {
        imports.insertOne(new Document("_id", id)
                .append("kind", kind)
                .append("la", caller.la())
                .append("by", caller.subject())
                .append("at", Date.from(clock.instant()))
                .append("status", Status.VALIDATING.name())
                .append("key", sealedKey));
    }

    void count(String id, Document counts) {
        imports.updateOne(Filters.eq("_id", id), new Document("$set", counts));
    }

    /** The file's key goes with the file. */
    void end(String id, Status status, Document counts) {
        imports.updateOne(
                Filters.eq("_id", id),
                new Document("$set", new Document(counts).append("status", status.name()))
                        .append("$unset", new Document("key", "")));
    }

    void ready(String id, Document counts) {
        count(id, new Document(counts).append("status", Status.READY_FOR_REVIEW.name()));
    }

    /** False where it was not waiting for approval, or somebody was quicker. */
    boolean approve(String id, Caller caller) {
        return imports.updateOne(
                                new Document("_id", id).append("status", Status.READY_FOR_REVIEW.name()),
                                Updates.combine(
                                        Updates.set("status", Status.COMMITTING.name()),
                                        Updates.set("approvedBy", caller.subject())))
                        .getModifiedCount()
                == 1;
    }

    List<String> inStatus(Status status) {
        return imports.find(Filters.eq("status", status.name()))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    Optional<String> sealedKey(String id) {
        return Optional.ofNullable(imports.find(Filters.eq("_id", id)).first())
                .map(document -> document.getString("key"));
    }

    Optional<Import> one(TenantScope scope, String id) {
        return Optional.ofNullable(imports.find(Filters.eq("_id", id)).first())
                .filter(document -> scope.la().equals(document.getString("la")))
                .map(ImportRecords::read);
    }

    List<Import> page(TenantScope scope, PageRequest page) {
        return imports.find(ofAuthority(scope))
                .sort(Sorts.descending("la", "at"))
                .skip(page.skip())
                .limit(page.limit())
                .map(ImportRecords::read)
                .into(new ArrayList<>());
    }

    long count(TenantScope scope) {
        return imports.countDocuments(ofAuthority(scope));
    }

    void keep(String id, int number, RowProblem problem) {
        problems.insertOne(new Document("_id", id + "/" + number)
                .append("import", id)
                .append("n", number)
                .append("row", problem.row())
                .append("column", problem.column())
                .append("code", problem.code())
                .append("expected", problem.expected()));
    }

    List<RowProblem> problems(String id, PageRequest page) {
        return problems.find(Filters.eq("import", id))
                .sort(Sorts.ascending("import", "n"))
                .skip(page.skip())
                .limit(page.limit())
                .map(document -> new RowProblem(
                        document.getInteger("row"),
                        document.getString("column"),
                        document.getString("code"),
                        document.getString("expected")))
                .into(new ArrayList<>());
    }

    private static Bson ofAuthority(TenantScope scope) {
        return Filters.eq("la", scope.la());
    }

    private static Import read(Document document) {
        var status = Status.valueOf(document.getString("status"));
        return new Import(
                document.getString("_id"),
                document.getString("kind"),
                status,
                document.getDate("at").toInstant(),
                number(document, "rows"),
                number(document, "new"),
                number(document, "changed"),
                number(document, "unchanged"),
                number(document, "problems"),
                number(document, "committed"),
                status.advice());
    }

    private static long number(Document document, String name) {
        return document.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
