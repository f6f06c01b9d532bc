package waymark.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static waymark.evidence.Facts.LA;
import static waymark.evidence.Facts.day;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import waymark.embedded.EmbeddedMongo;
import waymark.events.JourneysPublished.PlanIssued;
import waymark.events.RequestSource;
import waymark.evidence.Facts;
import waymark.platform.consume.Completeness;
import waymark.platform.consume.Listener;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.TenantScope;

/** From facts through dossiers and figures to files, on the wire server. */
class PacksTest {

    private static final TenantScope SCOPE = TenantScope.ofAuthority(LA);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-30T10:00:00Z"), ZoneOffset.UTC);

    private static EmbeddedMongo server;
    private static MongoClient client;

    private final Map<String, Completeness.Mark> marks = new HashMap<>();
    private AnnotationConfigApplicationContext context;
    private Packs packs;
    private Facts facts;

    @BeforeAll
    static void startServer() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.connectionString());
    }

    @AfterAll
    static void stopServer() {
        client.close();
        server.close();
    }

    @BeforeEach
    void open() {
        var database = client.getDatabase("packs");
        database.drop();
        context = new AnnotationConfigApplicationContext();
        context.registerBean(MongoDatabase.class, () -> database);
        context.registerBean(Clock.class, () -> CLOCK);
        context.registerBean(Completeness.class, () -> () -> marks);
        context.registerBean(Packs.class);
        context.scan("waymark.evidence.dossier");
        for (var bean : List.of("Counts", "Figures")) {
            context.registerBean(named("waymark.evidence.measure." + bean));
        }
        context.refresh();
        packs = context.getBean(Packs.class);
        facts = new Facts();
        for (int i = 0; i < 20; i++) {
            facts.requested("c" + i, "e" + i, RequestSource.PARENT, "2023-01-01")
                    .decided("c" + i, "e" + i, true, "2023-02-01")
                    .issued("c" + i, "e" + i, i < 12 ? "2023-05-01" : "2023-09-01");
        }
        arrive(facts);
    }

    @Test
    void a_pack_holds_every_measure_three_ways_and_a_manifest_with_each_files_hash() {
        var content = packs.content(SCOPE, day("2023-12-31"), null, null);

        var manifest = JsonMapper.shared().readTree(content.manifest().content());
        assertThat(manifest.get("positions").get("journeys").asLong()).isEqualTo(59);
        assertThat(manifest.get("files")).hasSize(content.files().size() - 1);
        manifest.get("files")
                .forEach(file -> assertThat(content.find(file.get("path").asString())
                                .orElseThrow()
                                .sha256())
                        .isEqualTo(file.get("sha256").asString()));
        for (var ending : List.of(".csv", ".json", ".html")) {
            assertThat(text(content, "measures/plan-within-20-weeks" + ending)).contains("60.0");
        }
    }

    @Test
    void the_same_date_and_positions_give_the_same_bytes_whatever_arrives_later() {
        var first = packs.freeze(SCOPE, "first", day("2023-12-31"), null, null);
        var archive = packs.files(SCOPE, "first").zip();
        var index = archive.clone();
        arrive(facts.requested("late", "late", RequestSource.HEALTH, "2023-03-01")
                .add(new PlanIssued("late", LA, "late", day("2023-04-01"))));

        var again = packs.freeze(SCOPE, "again", day("2023-12-31"), null, first.positions());
        var later = packs.freeze(SCOPE, "later", day("2023-12-31"), null, null);

        assertThat(again.manifestSha256()).isEqualTo(first.manifestSha256());
        assertThat(packs.files(SCOPE, "again").zip()).isEqualTo(index);
        assertThat(later.manifestSha256()).isNotEqualTo(first.manifestSha256());
        assertThat(packs.files(SCOPE, "first").zip()).as("frozen").isEqualTo(archive);
    }

    @Test
    void freezing_under_the_same_id_again_changes_nothing() {
        var first = packs.freeze(SCOPE, "one", day("2023-12-31"), null, null);

        assertThat(packs.freeze(SCOPE, "one", day("2022-12-31"), null, null)).isEqualTo(first);
        assertThat(packs.count(SCOPE)).isEqualTo(1);
    }

    @Test
    void small_numbers_do_not_leave_in_a_pack() {
        arrive(facts.requested("late", "late", RequestSource.HEALTH, "2023-03-01"));

        var content = packs.content(SCOPE, day("2023-12-31"), null, null);

        assertThat(text(content, "measures/requests-by-source.csv"))
                .contains("health,Health care professionals,,,,c")
                .doesNotContain("Health care professionals,1");
    }

    @Test
    void the_archive_unpacks_to_the_files() throws Exception {
        var content = packs.content(SCOPE, day("2023-12-31"), null, null);
        var paths = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content.zip()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                paths.add(entry.getName());
                assertThat(zip.readAllBytes())
                        .isEqualTo(content.find(entry.getName()).orElseThrow().content());
            }
        }
        assertThat(paths)
                .containsExactlyElementsOf(
                        content.files().stream().map(PackFile::path).toList());
    }

    @Test
    void a_pack_belongs_to_its_authority_and_is_made_of_what_was_heard_out() {
        packs.freeze(SCOPE, "one", day("2023-12-31"), null, null);

        assertThatThrownBy(() -> packs.find(TenantScope.ofAuthority("330"), "one"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> packs.content(SCOPE, day("2023-12-31"), null, Map.of("journeys", 99_999L)))
                .isInstanceOf(RefusedException.class);
        marks.clear();
        assertThatThrownBy(() -> packs.content(SCOPE, day("2023-12-31"), null, null))
                .isInstanceOf(RefusedException.class);
    }

    private void arrive(Facts facts) {
        var listener = context.getBean(Listener.class);
        facts.batches().forEach(batch -> {
            var source = batch.getFirst().source();
            listener.on(source, batch);
            marks.put(source, new Completeness.Mark(batch.getLast().position(), CLOCK.instant()));
        });
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(PackContent content, String path) {
        return new String(content.find(path).orElseThrow().content(), StandardCharsets.UTF_8);
    }
}
