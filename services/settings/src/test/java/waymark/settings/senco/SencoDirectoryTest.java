package waymark.settings.senco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static waymark.events.Qualification.NASENCO;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.platform.privacy.Sealer;
import waymark.platform.security.TenantScope;
import waymark.settings.senco.SencoEvent.SencoAppointed;
import waymark.settings.senco.SencoEvent.SencoAppointmentEnded;
import waymark.settings.senco.SencoEvent.SencoNamed;
import waymark.settings.senco.SencoEvent.SencoQualified;
import waymark.settings.senco.SencoRecord.Post;
import waymark.testkit.ReadModelStore;

class SencoDirectoryTest {

    private static final LocalDate JANUARY = LocalDate.of(2023, 1, 9);
    private static final LocalDate JUNE = LocalDate.of(2023, 6, 30);
    private static final TenantScope AUTHORITY = TenantScope.ofAuthority("874");

    private static ReadModelStore store;
    private static MongoTemplate mongo;

    private final SencoDirectory directory = new SencoDirectory(mongo);
    private final SencoRecordProjector projector = new SencoRecordProjector(mongo, new Reversing());

    @BeforeAll
    static void open() {
        store = new ReadModelStore();
        mongo = store.template();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void empty() {
        projector.reset();
    }

    @Test
    void a_senco_is_shown_as_their_last_event_left_them() {
        oak();

        assertThat(directory.one(AUTHORITY, "p1"))
                .contains(new SencoRecord(
                        "p1",
                        "874",
                        "kaO ocnestseT",
                        List.of(
                                new Post("s1", JANUARY, JUNE, false, null),
                                new Post("s2", JUNE, null, true, "Riverside Network")),
                        List.of("s1", "s2"),
                        Map.of(NASENCO, JANUARY),
                        4));
    }

    @Test
    void the_same_events_twice_and_a_replay_show_the_same() {
        oak();
        var once = mongo.findAll(SencoRecord.class);
        oak();
        assertThat(mongo.findAll(SencoRecord.class)).isEqualTo(once);

        projector.reset();
        oak();
        assertThat(mongo.findAll(SencoRecord.class)).isEqualTo(once);
    }

    @Test
    void a_name_is_nowhere_in_plain_text() {
        oak();

        assertThat(mongo.findAll(Document.class, "senco-record").toString())
                .doesNotContain("Testsenco", "Oak")
                .contains("kaO ocnestseT");
    }

    @Test
    void a_new_name_replaces_the_old_one() {
        oak();
        projector.on(new SencoNamed("p1", "874", "Testsenco Elm"), 5);

        assertThat(directory.one(AUTHORITY, "p1").orElseThrow().sealedName()).isEqualTo("mlE ocnestseT");
    }

    @Test
    void an_erased_name_is_absent() {
        projector.on(new SencoNamed("p2", "874", null), 0);

        assertThat(directory.one(AUTHORITY, "p2").orElseThrow().sealedName()).isNull();
    }

    @Test
    void an_appointment_of_nobody_is_not_passed_over() {
        assertThatThrownBy(() -> projector.on(new SencoAppointed("p9", "s1", false, null, JANUARY), 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_setting_has_a_senco_from_the_first_day_to_the_day_before_the_end() {
        oak();

        assertThat(directory.of(AUTHORITY, "s1", JANUARY.minusDays(1))).isEmpty();
        assertThat(directory.of(AUTHORITY, "s1", JANUARY)).hasSize(1);
        assertThat(directory.of(AUTHORITY, "s1", JUNE.minusDays(1))).hasSize(1);
        assertThat(directory.of(AUTHORITY, "s1", JUNE)).isEmpty();
        assertThat(directory.of(AUTHORITY, "s2", JUNE)).hasSize(1);
    }

    @Test
    void another_authority_sees_nobody() {
        oak();
        var other = TenantScope.ofAuthority("873");

        assertThat(directory.one(other, "p1")).isEmpty();
        assertThat(directory.of(other, "s1", JANUARY)).isEmpty();
    }

    @Test
    void setting_staff_see_of_a_senco_only_what_is_at_their_settings() {
        oak();
        var own = TenantScope.ofSettings("874", Set.of("s2"));

        assertThat(directory.one(own, "p1").orElseThrow().posts())
                .containsExactly(new Post("s2", JUNE, null, true, "Riverside Network"));
        assertThat(directory.of(own, "s1", JANUARY)).isEmpty();
        assertThat(directory.one(TenantScope.ofSettings("874", Set.of("s3")), "p1"))
                .isEmpty();
    }

    private void oak() {
        projector.on(new SencoNamed("p1", "874", "Testsenco Oak"), 0);
        projector.on(new SencoAppointed("p1", "s1", false, null, JANUARY), 1);
        projector.on(new SencoAppointmentEnded("p1", "s1", JANUARY, JUNE), 2);
        projector.on(new SencoAppointed("p1", "s2", true, "Riverside Network", JUNE), 3);
        projector.on(new SencoQualified("p1", NASENCO, JANUARY), 4);
    }

    /** Seals so that a test can see it was done. */
    private static final class Reversing implements Sealer {
        @Override
        public String seal(String personId, String context, String value) {
            return new StringBuilder(value).reverse().toString();
        }

        @Override
        public Optional<String> open(String personId, String context, String sealed) {
            return Optional.of(seal(personId, context, sealed));
        }
    }
}
