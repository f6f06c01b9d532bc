package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryPlannerTest {

    @Test
    void once_a_path_leads_to_one_document_no_other_is_looked_at() {
        var byId = new Path("_id", 1);
        var other = new Path("la", 1);

        var plan = new QueryPlanner(new Document("_id", "child-1").append("la", "874"), null, 0)
                .choose(byId, List.of(other));

        assertThat(plan.path()).isSameAs(byId);
        assertThat(other.asked).isZero();
    }

    @Test
    void while_a_path_leads_to_more_the_others_are_weighed() {
        var byId = new Path("_id", 10);
        var few = new Path("la", 3);

        var plan = new QueryPlanner(new Document("_id", "child-1").append("la", "874"), null, 0)
                .choose(byId, List.of(few));

        assertThat(plan.path()).isSameAs(few);
    }

    private static final class Path implements AccessPath {

        private final String field;
        private final long entries;
        private int asked;

        Path(String field, long entries) {
            this.field = field;
            this.entries = entries;
        }

        @Override
        public List<IndexKey> order() {
            return List.of(new IndexKey(field, true));
        }

        @Override
        public boolean severalKeysPerDocument() {
            return false;
        }

        @Override
        public boolean leavesDocumentsOut() {
            return false;
        }

        @Override
        public long entriesIn(KeyRange range) {
            asked++;
            return entries;
        }

        @Override
        public Iterator<OrderedKey> positions(KeyRange range, boolean descending) {
            return Collections.emptyIterator();
        }
    }
}
