package waymark.training.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.events.SettingType;
import waymark.events.SettingsPublished;
import waymark.events.SettingsPublished.SencoAppointed;
import waymark.events.SettingsPublished.SettingClosed;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.platform.consume.PoisonException;
import waymark.platform.consume.Received;
import waymark.platform.security.TenantScope;
import waymark.testkit.ReadModelStore;

class SettingListenerTest {

    private static final LocalDate OPENED = LocalDate.of(2019, 9, 2);
    private static final LocalDate CLOSED = LocalDate.of(2024, 3, 1);
    private static final TenantScope AUTHORITY = TenantScope.ofAuthority("874");

    private static ReadModelStore store;
    private static MongoTemplate mongo;

    private final SettingDirectory directory = new SettingDirectory(mongo);
    private final SettingListener listener = new SettingListener(mongo);

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
        mongo.dropCollection(KnownSetting.class);
    }

    @Test
    void a_setting_is_open_from_its_first_day_to_the_day_before_it_closed() {
        hear(at(4, registered("s1")), at(9, new SettingClosed("s1", "874", CLOSED)));

        assertThat(directory.isOpen(AUTHORITY, "s1", OPENED.minusDays(1))).isFalse();
        assertThat(directory.isOpen(AUTHORITY, "s1", OPENED)).isTrue();
        assertThat(directory.isOpen(AUTHORITY, "s1", CLOSED.minusDays(1))).isTrue();
        assertThat(directory.isOpen(AUTHORITY, "s1", CLOSED)).isFalse();
    }

    @Test
    void a_closure_in_a_later_batch_is_heard() {
        hear(at(4, registered("s1")), at(5, registered("s2")));
        hear(at(9, new SettingClosed("s1", "874", CLOSED)));

        assertThat(directory.known(AUTHORITY, List.of("s1", "s2", "s3")))
                .containsOnlyKeys("s1", "s2")
                .containsValue(new KnownSetting("s1", "874", OPENED, CLOSED, 9))
                .containsValue(new KnownSetting("s2", "874", OPENED, null, 5));
    }

    @Test
    void what_comes_again_has_no_effect() {
        hear(at(4, registered("s1")), at(9, new SettingClosed("s1", "874", CLOSED)));
        var once = mongo.findAll(KnownSetting.class);
        hear(at(4, registered("s1")));
        hear(at(4, registered("s1")), at(9, new SettingClosed("s1", "874", CLOSED)));

        assertThat(mongo.findAll(KnownSetting.class)).isEqualTo(once);
    }

    @Test
    void what_is_not_about_open_or_closed_is_not_kept() {
        hear(at(4, new SencoAppointed("p1", "874", "s1", false, OPENED)));

        assertThat(mongo.findAll(KnownSetting.class)).isEmpty();
    }

    @Test
    void a_closure_of_an_unknown_setting_can_never_be_applied() {
        assertThatThrownBy(() -> hear(at(9, new SettingClosed("s9", "874", CLOSED))))
                .isInstanceOfSatisfying(
                        PoisonException.class,
                        poison -> assertThat(poison.subject()).isEqualTo("s9"));
    }

    @Test
    void another_authority_and_other_settings_staff_know_nothing_of_it() {
        hear(at(4, registered("s1")));

        assertThat(directory.isOpen(TenantScope.ofAuthority("873"), "s1", OPENED))
                .isFalse();
        assertThat(directory.isOpen(TenantScope.ofSettings("874", Set.of("s2")), "s1", OPENED))
                .isFalse();
        assertThat(directory.known(TenantScope.ofAuthority("873"), List.of("s1")))
                .isEmpty();
    }

    private void hear(Received... batch) {
        listener.on("settings", List.of(batch));
    }

    private static Received at(long position, SettingsPublished event) {
        return new Received(
                event, "e" + position, "type", "settings", position, Instant.parse("2026-11-23T09:00:00Z"), null);
    }

    private static SettingRegistered registered(String id) {
        return new SettingRegistered(id, "874", "S-1", "Bluebell", null, SettingType.PRESCHOOL, "Ward", 20, OPENED);
    }
}
