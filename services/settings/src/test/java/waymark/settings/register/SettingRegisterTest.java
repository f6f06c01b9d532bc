package waymark.settings.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static waymark.events.SettingType.INDEPENDENT_CHILDMINDER;
import static waymark.events.SettingType.NURSERY_CLASS;
import static waymark.events.SettingType.PRIVATE_NURSERY;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.events.SettingType;
import waymark.platform.security.TenantScope;
import waymark.settings.register.SettingEvent.SettingChanged;
import waymark.settings.register.SettingEvent.SettingClosed;
import waymark.settings.register.SettingEvent.SettingRegistered;
import waymark.settings.register.SettingRegister.Search;
import waymark.testkit.ReadModelStore;

class SettingRegisterTest {

    private static final LocalDate OPENED = LocalDate.of(2019, 9, 2);
    private static final LocalDate CLOSED = LocalDate.of(2024, 3, 1);
    private static final TenantScope AUTHORITY = TenantScope.ofAuthority("874");
    private static final Search ALL = new Search(null, null, null, null);

    private static ReadModelStore store;
    private static MongoTemplate mongo;

    private final SettingRegister register = new SettingRegister(mongo);
    private final SettingRegisterProjector projector = new SettingRegisterProjector(mongo);

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
    void a_setting_is_shown_as_its_last_event_left_it() {
        bluebell();

        assertThat(register.one(AUTHORITY, "s1"))
                .contains(new RegisteredSetting(
                        "s1",
                        "874",
                        "S-001",
                        "Bluebell Day Nursery",
                        "bluebell day nursery",
                        "EY654321",
                        PRIVATE_NURSERY,
                        "Ward 2",
                        52,
                        OPENED,
                        CLOSED,
                        2));
    }

    @Test
    void the_same_events_twice_show_the_same() {
        bluebell();
        var once = mongo.findAll(RegisteredSetting.class);
        bluebell();

        assertThat(mongo.findAll(RegisteredSetting.class)).isEqualTo(once);
    }

    @Test
    void a_replay_shows_the_same() {
        bluebell();
        var before = mongo.findAll(RegisteredSetting.class);
        projector.reset();
        assertThat(mongo.findAll(RegisteredSetting.class)).isEmpty();
        bluebell();

        assertThat(mongo.findAll(RegisteredSetting.class)).isEqualTo(before);
    }

    @Test
    void a_change_of_a_setting_nobody_registered_is_not_passed_over() {
        assertThatThrownBy(() -> projector.on(new SettingClosed("s9", CLOSED), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before it was registered");
    }

    @Test
    void another_authority_sees_none_of_it() {
        bluebell();
        var other = TenantScope.ofAuthority("873");

        assertThat(register.one(other, "s1")).isEmpty();
        assertThat(register.known(other, List.of("s1"))).isEmpty();
        assertThat(register.find(other, ALL, 0, 20)).isEmpty();
        assertThat(register.count(other, ALL)).isZero();
    }

    @Test
    void setting_staff_see_their_own_line() {
        three();
        var own = TenantScope.ofSettings("874", Set.of("s2"));

        assertThat(names(own, ALL)).containsExactly("Ash Tree Class");
        assertThat(register.one(own, "s1")).isEmpty();
        assertThat(register.one(own, "s2")).isPresent();
        assertThat(register.known(own, List.of("s1", "s2"))).containsOnlyKeys("s2");
    }

    @Test
    void settings_come_in_the_order_of_their_names() {
        three();

        assertThat(names(AUTHORITY, ALL)).containsExactly("Ash Tree Class", "blue Door", "Bluebell Nursery");
        assertThat(register.find(AUTHORITY, ALL, 1, 1))
                .extracting(RegisteredSetting::id)
                .containsExactly("s3");
        assertThat(register.count(AUTHORITY, ALL)).isEqualTo(3);
    }

    @Test
    void a_search_goes_by_type_ward_and_the_beginning_of_the_name() {
        three();

        assertThat(names(AUTHORITY, new Search(Set.of(NURSERY_CLASS, INDEPENDENT_CHILDMINDER), null, null, null)))
                .containsExactly("Ash Tree Class", "blue Door");
        assertThat(names(AUTHORITY, new Search(null, "Ward 1", null, null)))
                .containsExactly("Ash Tree Class", "Bluebell Nursery");
        assertThat(names(AUTHORITY, new Search(null, null, null, "BLUE")))
                .containsExactly("blue Door", "Bluebell Nursery");
        assertThat(names(AUTHORITY, new Search(Set.of(), "Ward 1", null, "blue")))
                .containsExactly("Bluebell Nursery");
    }

    @Test
    void a_search_goes_by_a_day_on_which_the_setting_was_open() {
        bluebell();

        assertThat(openOn(OPENED.minusDays(1))).isEmpty();
        assertThat(openOn(OPENED)).hasSize(1);
        assertThat(openOn(CLOSED.minusDays(1))).hasSize(1);
        assertThat(openOn(CLOSED)).isEmpty();
    }

    @Test
    void an_open_setting_is_open_until_further_notice() {
        projector.on(registered("s1", "Bluebell Nursery", PRIVATE_NURSERY, "Ward 1"), 0);

        assertThat(openOn(LocalDate.of(2026, 11, 23))).hasSize(1);
        assertThat(register.one(AUTHORITY, "s1").orElseThrow().isOpenOn(LocalDate.of(2026, 11, 23)))
                .isTrue();
    }

    private List<String> names(TenantScope scope, Search search) {
        return register.find(scope, search, 0, 20).stream()
                .map(RegisteredSetting::name)
                .toList();
    }

    private List<RegisteredSetting> openOn(LocalDate day) {
        return register.find(AUTHORITY, new Search(null, null, day, null), 0, 20);
    }

    private void bluebell() {
        projector.on(registered("s1", "Bluebell Nursery", PRIVATE_NURSERY, "Ward 1"), 0);
        projector.on(
                new SettingChanged(
                        "s1",
                        "Bluebell Day Nursery",
                        "EY654321",
                        PRIVATE_NURSERY,
                        "Ward 2",
                        52,
                        LocalDate.of(2022, 1, 4)),
                1);
        projector.on(new SettingClosed("s1", CLOSED), 2);
    }

    private void three() {
        projector.on(registered("s1", "Bluebell Nursery", PRIVATE_NURSERY, "Ward 1"), 0);
        projector.on(registered("s2", "Ash Tree Class", NURSERY_CLASS, "Ward 1"), 0);
        projector.on(registered("s3", "blue Door", INDEPENDENT_CHILDMINDER, "Ward 2"), 0);
    }

    private static SettingRegistered registered(String id, String name, SettingType type, String ward) {
        return new SettingRegistered(id, "874", "S-001", name, null, type, ward, 40, OPENED);
    }
}
