package waymark.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the drivers and Spring Data ask of the server. */
class EmbeddedMongoTest {

    private static EmbeddedMongo mongo;
    private static MongoClient client;

    private MongoDatabase database;
    private MongoCollection<Document> events;

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.inMemory();
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @BeforeEach
    void empty() {
        database = client.getDatabase("waymark-settings");
        database.drop();
        events = database.getCollection("events");
    }

    @Test
    void a_document_written_is_read_back_with_all_its_types() {
        Document written = new Document("_id", 1L)
                .append("text", "first")
                .append("number", 7)
                .append("list", List.of(1L, "two"))
                .append("nothing", null)
                .append("when", new java.util.Date(1_700_000_000_000L))
                .append("money", new org.bson.types.Decimal128(new java.math.BigDecimal("12.30")))
                .append("bytes", new org.bson.types.Binary(new byte[] {1, 2, 3}))
                .append("inner", new Document("flag", true));
        events.insertOne(written);
        assertThat(events.find(eq("_id", 1L)).first()).isEqualTo(written);
    }

    @Test
    void an_ordered_insert_stops_at_a_taken_id_and_names_the_index() {
        events.insertOne(new Document("_id", 2L));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class, () -> events.insertMany(List.of(doc(1), doc(2), doc(3))));
        assertThat(refused.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isEqualTo(1);
            assertThat(error.getCode()).isEqualTo(11000);
            assertThat(error.getMessage()).contains("index: _id_ ");
        });
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(ids(new Document())).containsExactly(1L, 2L);
    }

    @Test
    void a_taken_element_of_a_unique_array_index_is_named_as_such() {
        events.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        events.insertOne(new Document("_id", 1L).append("k", List.of("a#0", "a#1")));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> events.insertMany(List.of(
                        new Document("_id", 3L).append("k", List.of("b#0")),
                        new Document("_id", 4L).append("k", List.of("b#1", "a#1")),
                        new Document("_id", 5L).append("k", List.of("b#2")))));
        assertThat(refused.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isEqualTo(1);
            assertThat(error.getMessage()).contains("index: k_1 ");
        });
        assertThat(ids(new Document())).containsExactly(1L, 3L);
        assertThat(ids(eq("k", "b#0"))).containsExactly(3L);
        assertThat(ids(eq("k", "b#1"))).isEmpty();
    }

    @Test
    void an_unordered_insert_tries_every_document() {
        events.insertOne(doc(2));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> events.insertMany(List.of(doc(1), doc(2), doc(3)), new InsertManyOptions().ordered(false)));
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(ids(new Document())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_update_into_a_taken_unique_value_changes_nothing() {
        events.createIndex(Indexes.ascending("urn"), new IndexOptions().unique(true));
        events.insertMany(List.of(doc(1).append("urn", "A"), doc(2).append("urn", "B")));
        assertThatThrownBy(() -> events.updateOne(eq("_id", 2L), Updates.set("urn", "A")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("urn_1");
        assertThat(ids(eq("urn", "B"))).containsExactly(2L);
        assertThat(ids(eq("urn", "A"))).containsExactly(1L);
    }

    @Test
    void ordered_updates_in_bulk_stop_at_the_first_failure() {
        events.createIndex(Indexes.ascending("urn"), new IndexOptions().unique(true));
        events.insertMany(List.of(doc(1).append("urn", "A"), doc(2).append("urn", "B"), doc(3).append("urn", "C")));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> events.bulkWrite(List.of(
                        new UpdateOneModel<>(eq("_id", 1L), Updates.set("urn", "D")),
                        new UpdateOneModel<>(eq("_id", 2L), Updates.set("urn", "D")),
                        new UpdateOneModel<>(eq("_id", 3L), Updates.set("urn", "E")))));
        assertThat(refused.getWriteErrors().getFirst().getIndex()).isEqualTo(1);
        assertThat(refused.getWriteResult().getModifiedCount()).isEqualTo(1);
        assertThat(ids(eq("urn", "C"))).containsExactly(3L);
    }

    @Test
    void bulk_upserts_report_what_they_created() {
        var result = events.bulkWrite(List.of(
                new UpdateOneModel<>(eq("_id", 1L), Updates.inc("n", 1), new UpdateOptions().upsert(true)),
                new UpdateOneModel<>(eq("_id", 1L), Updates.inc("n", 1), new UpdateOptions().upsert(true)),
                new UpdateOneModel<>(eq("_id", 2L), Updates.inc("n", 1), new UpdateOptions().upsert(true))));
        assertThat(result.getUpserts()).extracting(upsert -> upsert.getIndex()).containsExactly(0, 2);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(events.find(eq("_id", 1L)).first()).containsEntry("n", 2);
    }

    @Test
    void find_and_modify_takes_the_first_in_order() {
        events.createIndex(Indexes.ascending("due"));
        events.insertMany(List.of(doc(1).append("due", 3), doc(2).append("due", 1), doc(3).append("due", 2)));
        Document taken = events.findOneAndUpdate(
                gt("due", 0),
                Updates.set("due", -1),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("due")).returnDocument(ReturnDocument.AFTER));
        assertThat(taken).containsEntry("_id", 2L).containsEntry("due", -1);
        assertThat(ids(eq("due", 1))).isEmpty();
        assertThat(events.findOneAndDelete(eq("_id", 3L))).containsEntry("due", 2);
    }

    @Test
    void a_condition_on_the_stored_position_makes_an_upsert_idempotent() {
        var options = new UpdateOptions().upsert(true);
        events.updateOne(eq("_id", "child"), Updates.set("at", 5L), options);
        assertThat(events.updateOne(and(eq("_id", "child"), lt("at", 5L)), Updates.set("at", 5L))
                        .getMatchedCount())
                .isZero();
        assertThatThrownBy(
                        () -> events.updateOne(and(eq("_id", "child"), lt("at", 5L)), Updates.set("at", 5L), options))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
    }

    @Test
    void sort_skip_limit_and_count_work_together() {
        events.insertMany(IntStream.range(0, 500)
                .mapToObj(i -> doc(i).append("n", (i * 7) % 500))
                .toList());
        events.createIndex(Indexes.descending("n"));
        List<Integer> page = new ArrayList<>();
        events.find().sort(Sorts.descending("n")).skip(10).limit(3).forEach(found -> page.add(found.getInteger("n")));
        assertThat(page).containsExactly(489, 488, 487);
        assertThat(events.countDocuments(gt("n", 449))).isEqualTo(50);
        assertThat(events.countDocuments()).isEqualTo(500);
        assertThat(events.estimatedDocumentCount()).isEqualTo(500);
    }

    @Test
    void a_long_answer_comes_in_batches() {
        events.insertMany(
                IntStream.range(0, 1_000).mapToObj(EmbeddedMongoTest::doc).toList());
        assertThat(ids(new Document())).hasSize(1_000).isSorted();
        List<Document> all = events.find().batchSize(7).into(new ArrayList<>());
        assertThat(all).hasSize(1_000);
        assertThat(events.find()
                        .sort(Sorts.descending("_id"))
                        .skip(5)
                        .limit(300)
                        .into(new ArrayList<>()))
                .hasSize(300)
                .first()
                .satisfies(found -> assertThat(found).containsEntry("_id", 994L));
    }

    @Test
    void an_answer_larger_than_a_message_comes_in_parts() {
        String megabyte = "x".repeat(1 << 20);
        IntStream.range(0, 60).forEach(i -> events.insertOne(doc(i).append("text", megabyte)));
        assertThat(events.find().batchSize(1_000).into(new ArrayList<>())).hasSize(60);
    }

    @Test
    void files_go_in_and_out_of_a_bucket() {
        byte[] content = new byte[700_000];
        new Random(7).nextBytes(content);
        var bucket = GridFSBuckets.create(database, "packs");
        var id = bucket.uploadFromStream("pack.zip", new ByteArrayInputStream(content));
        var copy = new ByteArrayOutputStream();
        bucket.downloadToStream(id, copy);
        assertThat(Arrays.equals(copy.toByteArray(), content)).isTrue();
        bucket.delete(id);
        assertThat(database.getCollection("packs.chunks").countDocuments()).isZero();
    }

    @Test
    void an_aggregation_begins_at_its_match() {
        events.insertMany(IntStream.range(0, 100)
                .mapToObj(i -> doc(i).append("la", i % 2 == 0 ? "874" : "301"))
                .toList());
        events.createIndex(Indexes.ascending("la"));
        long before = mongo.documentsExamined();
        List<Document> result = events.aggregate(List.of(
                        new Document("$match", new Document("la", "874").append("_id", new Document("$lt", 10L))),
                        new Document("$group", new Document("_id", "$la").append("n", new Document("$sum", 1)))))
                .into(new ArrayList<>());
        assertThat(result).containsExactly(new Document("_id", "874").append("n", 5));
        assertThat(mongo.documentsExamined() - before).isLessThanOrEqualTo(10);
    }

    @Test
    void a_renamed_collection_keeps_its_indexes() {
        events.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        events.insertOne(doc(1).append("k", List.of("a", "b")));
        events.renameCollection(new com.mongodb.MongoNamespace("waymark-settings", "history"));
        var renamed = database.getCollection("history");
        assertThat(renamed.find(eq("k", "b")).first()).containsEntry("_id", 1L);
        assertThatThrownBy(() -> renamed.insertOne(doc(2).append("k", "a"))).hasMessageContaining("k_1");
        assertThat(mongo.inconsistentIndexes()).isEmpty();
    }

    @Test
    void an_index_that_could_not_be_kept_as_asked_is_refused() {
        var partial = new IndexOptions().unique(true).partialFilterExpression(new Document("open", true));
        assertThatThrownBy(() -> events.createIndex(Indexes.ascending("k"), partial))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("partialFilterExpression");
        assertThatThrownBy(() -> events.createIndex(Indexes.text("name"))).hasMessageContaining("text");
    }

    @Test
    void a_unique_index_is_not_built_over_duplicates() {
        events.insertMany(List.of(doc(1).append("k", "a"), doc(2).append("k", "a")));
        assertThatThrownBy(() -> events.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true)))
                .isInstanceOf(DuplicateKeyException.class);
        events.updateOne(eq("_id", 2L), Updates.set("k", "b"));
        events.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        assertThat(ids(eq("k", "b"))).containsExactly(2L);
    }

    @Test
    void majority_concerns_are_accepted() {
        var safe =
                events.withWriteConcern(WriteConcern.MAJORITY.withJournal(true)).withReadConcern(ReadConcern.MAJORITY);
        safe.insertOne(doc(1));
        assertThat(safe.find(eq("_id", 1L)).first()).isNotNull();
    }

    @Test
    void an_update_does_not_reach_documents_read_before() {
        events.insertMany(
                IntStream.range(0, 300).mapToObj(i -> doc(i).append("n", 0)).toList());
        try (var cursor = events.find().batchSize(10).iterator()) {
            Document first = cursor.next();
            events.updateMany(new Document(), Updates.inc("n", 1));
            assertThat(first).containsEntry("n", 0);
        }
        assertThat(events.countDocuments(eq("n", 1))).isEqualTo(300);
    }

    @Test
    void a_dropped_collection_comes_back_empty_and_without_its_indexes() {
        events.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        events.insertOne(doc(1).append("k", "a"));
        events.drop();
        events.insertMany(List.of(doc(1).append("k", "a"), doc(2).append("k", "a")));
        assertThat(ids(eq("k", "a"))).containsExactly(1L, 2L);
    }

    private List<Long> ids(org.bson.conversions.Bson query) {
        List<Long> ids = new ArrayList<>();
        events.find(query).forEach(found -> ids.add(found.getLong("_id")));
        return ids;
    }

    private static Document doc(long id) {
        return new Document("_id", id);
    }
}
