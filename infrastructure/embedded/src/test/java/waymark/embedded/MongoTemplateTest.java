package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;

/** Spring Data on the server. */
class MongoTemplateTest {

    record Setting(String id, String ward, int places) {}

    @Test
    void a_template_saves_finds_counts_updates_and_reports_duplicates() {
        try (var mongo = EmbeddedMongo.inMemory();
                var client = MongoClients.create(mongo.connectionString())) {
            var template = new MongoTemplate(client, "waymark-settings");
            template.indexOps(Setting.class)
                    .createIndex(new Index("ward", Sort.Direction.ASC).on("places", Sort.Direction.DESC));
            for (int i = 0; i < 100; i++) {
                template.insert(new Setting("s" + i, "ward-" + i % 4, i));
            }
            var page = query(where("ward").is("ward-1"))
                    .with(Sort.by("places").descending())
                    .limit(2);
            assertThat(template.find(page, Setting.class))
                    .extracting(Setting::places)
                    .containsExactly(97, 93);
            assertThat(template.count(
                            query(where("ward").is("ward-1").and("places").gte(50)), Setting.class))
                    .isEqualTo(12);
            assertThatThrownBy(() -> template.insert(new Setting("s1", "ward-1", 1)))
                    .isInstanceOf(DuplicateKeyException.class);
            var changed = template.findAndModify(
                    query(where("_id").is("s1")),
                    new Update().set("places", 7),
                    FindAndModifyOptions.options().returnNew(true),
                    Setting.class);
            assertThat(changed).isEqualTo(new Setting("s1", "ward-1", 7));
            template.save(new Setting("s1", "ward-2", 8));
            assertThat(template.findById("s1", Setting.class)).isEqualTo(new Setting("s1", "ward-2", 8));
            assertThat(template.remove(query(where("ward").is("ward-3")), Setting.class)
                            .getDeletedCount())
                    .isEqualTo(25);
            assertThat(template.estimatedCount(Setting.class)).isEqualTo(75);
        }
    }
}
