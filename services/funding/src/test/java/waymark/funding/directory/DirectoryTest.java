package waymark.funding.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import waymark.events.PublishedEvent;
import waymark.events.SettingType;
import waymark.events.SettingsPublished.SettingClosed;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.platform.consume.PoisonException;
import waymark.platform.consume.Received;
import waymark.platform.security.TenantScope;
import waymark.testkit.ReadModelStore;

class DirectoryTest {

    private static final TenantScope AREA = TenantScope.ofAuthority("874");
    private static final LocalDate SEPTEMBER = LocalDate.of(2025, 9, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    private final ReadModelStore store = new ReadModelStore();
    private final Directory directory = new Directory(store.template());
    private final SettingListener settings = new SettingListener(store.template());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_setting_is_open_until_the_day_it_closes() {
        settings.on("settings", List.of(heard(1, opened("s1")), heard(2, new SettingClosed("s1", "874", JUNE))));

        var setting = directory.setting(AREA, "s1").orElseThrow();
        assertThat(setting.isOpenOn(SEPTEMBER.minusDays(1))).isFalse();
        assertThat(setting.isOpenOn(SEPTEMBER)).isTrue();
        assertThat(setting.isOpenOn(JUNE.minusDays(1))).isTrue();
        assertThat(setting.isOpenOn(JUNE)).isFalse();
    }

    @Test
    void hearing_everything_twice_changes_nothing() {
        var closing = List.of(heard(1, opened("s1")), heard(2, new SettingClosed("s1", "874", JUNE)));
        settings.on("settings", closing);
        var before = directory.setting(AREA, "s1");
        settings.on("settings", closing);
        settings.on("settings", closing.subList(0, 1));
        assertThat(directory.setting(AREA, "s1")).isEqualTo(before);
    }

    @Test
    void a_closure_without_an_opening_is_parked() {
        assertThatThrownBy(() -> settings.on("settings", List.of(heard(1, new SettingClosed("s1", "874", JUNE)))))
                .isInstanceOf(PoisonException.class);
    }

    @Test
    void setting_staff_know_their_own_setting_only() {
        settings.on("settings", List.of(heard(1, opened("s1")), heard(2, opened("s2"))));
        var own = TenantScope.ofSettings("874", Set.of("s1"));
        assertThat(directory.setting(own, "s1")).isPresent();
        assertThat(directory.setting(own, "s2")).isEmpty();
        assertThat(directory.setting(TenantScope.ofAuthority("301"), "s1")).isEmpty();
        assertThat(directory.settings(AREA, List.of("s1", "s2", "s3"))).containsOnlyKeys("s1", "s2");
    }

    private static SettingRegistered opened(String id) {
        return new SettingRegistered(id, "874", id, "Name", null, SettingType.PRESCHOOL, "Ward", 20, SEPTEMBER);
    }

    private static Received heard(long position, PublishedEvent event) {
        return new Received(
                event, "e" + position, "type", "source", position, Instant.parse("2026-01-01T00:00:00Z"), null);
    }
}
