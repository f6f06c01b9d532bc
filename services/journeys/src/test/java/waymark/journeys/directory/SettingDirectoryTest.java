package waymark.journeys.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.embedded.EmbeddedMongo;
import waymark.events.PublishedEvent;
import waymark.events.SettingType;
import waymark.events.SettingsPublished.SencoAppointed;
import waymark.events.SettingsPublished.SettingClosed;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.platform.consume.PoisonException;
import waymark.platform.consume.Received;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;

class SettingDirectoryTest {

    private static final LocalDate OPENED = LocalDate.of(2019, 9, 1);
    private static final LocalDate CLOSED = LocalDate.of(2024, 1, 1);

    private static EmbeddedMongo server;
    private static MongoClient client;

    private MongoTemplate mongo;
    private SettingListener listener;
    private SettingDirectory directory;

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        client.getDatabase("test").drop();
        mongo = new MongoTemplate(client, "test");
        listener = new SettingListener(mongo);
        directory = new SettingDirectory(mongo);
    }

    @Test
    void a_setting_is_open_from_its_first_day_to_the_day_before_it_closed() {
        hear(registered(1), closed(2));

        assertThatCode(() -> directory.requireOpen("874", "s1", OPENED)).doesNotThrowAnyException();
        assertThatCode(() -> directory.requireOpen("874", "s1", CLOSED.minusDays(1)))
                .doesNotThrowAnyException();
        assertRefused("874", CLOSED, "The setting was not open on that day.");
        assertRefused("874", OPENED.minusDays(1), "The setting was not open on that day.");
    }

    @Test
    void hearing_again_that_it_opened_does_not_open_it_again() {
        hear(registered(1), closed(2));
        hear(registered(1));

        assertRefused("874", CLOSED, "The setting was not open on that day.");
    }

    @Test
    void another_authoritys_setting_is_unknown() {
        hear(registered(1));

        assertThatThrownBy(() -> directory.requireOpen("301", "s1", OPENED)).isInstanceOf(NotFoundException.class);
        assertThat(directory.of("301", Set.of("s1"))).isEmpty();
        assertThat(directory.of("874", Set.of("s1", "s2"))).containsOnlyKeys("s1");
    }

    @Test
    void a_setting_that_closed_without_opening_is_parked() {
        assertThatThrownBy(() -> hear(closed(2))).isInstanceOf(PoisonException.class);
    }

    @Test
    void what_is_no_concern_of_placements_is_passed_over() {
        hear(received(new SencoAppointed("p1", "874", "s1", false, OPENED), 1));

        assertThat(directory.of("874", Set.of("s1", "p1"))).isEmpty();
    }

    private void assertRefused(String la, LocalDate day, String message) {
        assertThatThrownBy(() -> directory.requireOpen(la, "s1", day))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(message);
    }

    private void hear(Received... heard) {
        listener.on("settings", List.of(heard));
    }

    private static Received registered(long position) {
        return received(
                new SettingRegistered("s1", "874", "S1", "Setting", null, SettingType.PRESCHOOL, "Ward", 20, OPENED),
                position);
    }

    private static Received closed(long position) {
        return received(new SettingClosed("s1", "874", CLOSED), position);
    }

    private static Received received(PublishedEvent event, long position) {
        return new Received(event, "e" + position, "type", "settings", position, Instant.EPOCH, null);
    }
}
