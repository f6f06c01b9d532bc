package waymark.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ten thousand documents, and each hot query of the platform looks at no more of them than it returns. */
class QueryPlanTest {

    private static final int DOCUMENTS = 10_000;

    private static EmbeddedMongo mongo;
    private static MongoClient client;
    private static MongoCollection<Document> documents;

    @BeforeAll
    static void fill() {
        mongo = EmbeddedMongo.inMemory();
        client = MongoClients.create(mongo.connectionString());
        documents = client.getDatabase("waymark-journeys").getCollection("events");
        documents.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        documents.createIndex(Indexes.compoundIndex(Indexes.ascending("la", "ward"), Indexes.descending("due")));
        documents.createIndex(Indexes.ascending("optional"), new IndexOptions().sparse(true));
        documents.insertMany(
                IntStream.range(0, DOCUMENTS).mapToObj(QueryPlanTest::document).toList());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    /** Ten streams of a hundred commits with ten events each per block of a thousand. */
    private static Document document(int number) {
        String stream = "stream-" + number / 100;
        List<String> keys = IntStream.range(0, 10)
                .mapToObj(event -> String.format("%s#%06d", stream, number % 100 * 10 + event))
                .toList();
        Document document = new Document("_id", (long) number)
                .append("k", keys)
                .append("la", "la-" + number % 10)
                .append("ward", number / 10 % 10)
                .append("due", number);
        return number % 1_000 == 0 ? document.append("optional", number) : document;
    }

    @Test
    void a_range_of_ids_looks_at_that_range() {
        Bson range = and(gt("_id", 9_000L), lte("_id", 9_050L));
        assertThat(examinedBy(() -> documents.find(range), 50)).isEqualTo(50);
    }

    @Test
    void the_log_is_read_on_from_a_position_in_order() {
        Supplier<FindIterable<Document>> read = () ->
                documents.find(gt("_id", 4_000L)).sort(Sorts.ascending("_id")).limit(100);
        assertThat(examinedBy(read, 100)).isEqualTo(100);
        assertThat(ids(read.get())).containsExactlyElementsOf(longs(4_001, 4_101));
    }

    @Test
    void the_head_of_the_log_is_one_document() {
        Supplier<FindIterable<Document>> head =
                () -> documents.find().sort(Sorts.descending("_id")).limit(1);
        assertThat(examinedBy(head, 1)).isEqualTo(1);
        assertThat(ids(head.get())).containsExactly(DOCUMENTS - 1L);
    }

    @Test
    void several_ids_are_looked_up_one_by_one() {
        assertThat(examinedBy(() -> documents.find(in("_id", 5L, 9_999L, 77L, 123_456L)), 3))
                .isEqualTo(3);
        assertThat(ids(documents.find(in("_id", 5L, 9_999L, 77L)).sort(Sorts.descending("_id"))))
                .containsExactly(9_999L, 77L, 5L);
    }

    @Test
    void an_element_of_a_unique_array_leads_to_its_commit() {
        assertThat(examinedBy(() -> documents.find(eq("k", "stream-42#000777")), 1))
                .isEqualTo(1);
    }

    @Test
    void an_aggregates_events_from_a_sequence_on_are_a_range_of_the_array_index() {
        Bson from = elemMatchK("stream-42#000950", "stream-42$");
        assertThat(examinedBy(() -> documents.find(from).sort(Sorts.ascending("_id")), 5))
                .isLessThanOrEqualTo(10);
        assertThat(ids(documents.find(from).sort(Sorts.ascending("_id"))))
                .containsExactlyElementsOf(longs(4_295, 4_300));
        assertThat(examinedBy(() -> documents.find(and(gte("k", "stream-42#000950"), eq("ward", 9))), 0))
                .as("bounds on an array that stand apart may be met by different elements")
                .isGreaterThan(0);
    }

    @Test
    void a_prefix_with_sort_and_limit_comes_in_index_order() {
        Supplier<FindIterable<Document>> page = () -> documents
                .find(and(eq("la", "la-3"), eq("ward", 7)))
                .sort(Sorts.descending("due"))
                .limit(5);
        assertThat(examinedBy(page, 5)).isEqualTo(5);
        assertThat(ids(page.get())).containsExactly(9_973L, 9_873L, 9_773L, 9_673L, 9_573L);
    }

    @Test
    void the_same_index_serves_the_reverse_order() {
        Supplier<FindIterable<Document>> page = () -> documents
                .find(and(eq("la", "la-3"), eq("ward", 7)))
                .sort(Sorts.ascending("due"))
                .limit(2);
        assertThat(examinedBy(page, 2)).isEqualTo(2);
        assertThat(ids(page.get())).containsExactly(73L, 173L);
    }

    @Test
    void a_range_on_the_last_key_is_bounded_on_both_sides() {
        Bson range = new Document("la", "la-3")
                .append("ward", 7)
                .append("due", new Document("$gte", 5_000).append("$lt", 6_000));
        assertThat(examinedBy(() -> documents.find(range), 10)).isEqualTo(10);
    }

    @Test
    void more_conditions_than_the_index_has_keys_are_checked_on_what_it_finds() {
        Bson query = and(eq("la", "la-3"), eq("ward", 7), ne("due", 73), lt("_id", 1_000L));
        assertThat(examinedBy(() -> documents.find(query), 9)).isLessThanOrEqualTo(1_000 / 10);
    }

    @Test
    void a_sparse_index_answers_only_for_documents_that_have_the_field() {
        assertThat(examinedBy(() -> documents.find(gte("optional", 5_000)), 5)).isEqualTo(5);
        assertThat(documents.countDocuments(eq("optional", null))).isEqualTo(DOCUMENTS - 10);
    }

    @Test
    void updates_and_deletes_find_their_documents_the_same_way() {
        long before = mongo.documentsExamined();
        documents.updateOne(eq("k", "stream-7#000011"), Updates.set("seen", true));
        documents.updateOne(eq("_id", 77L), Updates.unset("seen"));
        documents.deleteOne(eq("_id", -1L));
        assertThat(mongo.documentsExamined() - before).isLessThanOrEqualTo(4);
    }

    @Test
    void a_count_along_an_index_looks_at_its_range_only() {
        long before = mongo.documentsExamined();
        assertThat(documents.countDocuments(and(eq("la", "la-1"), eq("ward", 2))))
                .isEqualTo(100);
        assertThat(mongo.documentsExamined() - before).isEqualTo(100);
    }

    @Test
    void an_unindexed_query_looks_at_everything_and_the_counter_shows_it() {
        assertThat(examinedBy(() -> documents.find(eq("due", 4_321)), 1)).isEqualTo(DOCUMENTS);
    }

    private static Bson elemMatchK(String from, String until) {
        return elemMatch("k", new Document("$gte", from).append("$lt", until));
    }

    private static long examinedBy(Supplier<FindIterable<Document>> query, int expectedResults) {
        long before = mongo.documentsExamined();
        List<Document> found = query.get().into(new ArrayList<>());
        if (expectedResults > 0) {
            assertThat(found).hasSize(expectedResults);
        }
        return mongo.documentsExamined() - before;
    }

    private static List<Long> ids(FindIterable<Document> found) {
        return found.map(document -> document.getLong("_id")).into(new ArrayList<>());
    }

    private static List<Long> longs(long from, long until) {
        return LongStream.range(from, until).boxed().toList();
    }
}
