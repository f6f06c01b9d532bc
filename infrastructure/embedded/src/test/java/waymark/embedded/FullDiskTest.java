package waymark.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk has no more room: whoever writes is told what to do, and nothing acknowledged is lost. */
class FullDiskTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final int SHUTDOWN_IN_PROGRESS = 91;

    @TempDir
    Path directory;

    @Test
    void a_disk_that_refuses_a_write_stops_the_store_and_a_restart_with_room_has_all_it_acknowledged()
            throws Exception {
        var acknowledged = new ArrayList<Integer>();
        try (var store = StoreProcess.limited(directory, 2 << 10);
                var client = MongoClients.create(store.connectionString() + "/?retryWrites=false")) {
            var notes = client.getDatabase("waymark-test").getCollection("notes");
            var refusal = writeUntilRefused(notes, acknowledged);
            assertThat(refusal.getCode()).as(refusal.toString()).isEqualTo(SHUTDOWN_IN_PROGRESS);
            assertThatThrownBy(() -> notes.insertOne(note(-1)))
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("free some space, then start again")
                    .extracting(e -> ((MongoException) e).getCode())
                    .isEqualTo(OUT_OF_DISK_SPACE);
        }
        assertThat(acknowledged).isNotEmpty();
        try (var mongo = EmbeddedMongo.start(directory, ANY_PORT);
                var client = MongoClients.create(mongo.connectionString())) {
            var notes = client.getDatabase("waymark-test").getCollection("notes");
            assertThat(acknowledged)
                    .allSatisfy(
                            id -> assertThat(notes.find(eq("_id", id)).first()).isNotNull());
            assertThat(notes.find(eq("_id", -1)).first()).isNull();
            notes.insertOne(note(-2));
            assertThat(mongo.inconsistentIndexes()).isEmpty();
        }
    }

    @Test
    void a_disk_that_is_nearly_full_takes_nothing_new_until_there_is_room_again_but_lets_things_end() {
        var usable = new AtomicLong(Headroom.FOR_NEW);
        StoreFile opened = StoreFile.open(StoreFile.directory(directory));
        MVStore file = opened.store();
        var compaction = new Compaction(file, System::nanoTime, Compaction.SMALL_FILE);
        try (var commits = new GroupCommit(opened, compaction, new Headroom(usable::get))) {
            commits.start();
            assertThat(commits.add(() -> "added")).isEqualTo("added");
            usable.decrementAndGet();
            assertRefused(() -> commits.add(() -> file.openMap("never")));
            assertThat(commits.write(() -> "ended")).isEqualTo("ended");
            usable.set(Headroom.FOR_ENDING - 1);
            assertRefused(() -> commits.write(() -> file.openMap("never")));
            assertThat(commits.free(() -> "freed")).isEqualTo("freed");
            usable.set(Headroom.FOR_FREEING - 1);
            assertRefused(() -> commits.free(() -> file.openMap("never")));
            assertThat(file.hasMap("never")).isFalse();
            assertThat(commits.read(() -> "read")).isEqualTo("read");
            usable.set(Headroom.FOR_NEW);
            assertThat(commits.add(() -> "again")).isEqualTo("again");
        }
    }

    @Test
    void what_is_no_longer_needed_can_be_removed_when_not_even_a_change_is_taken() {
        var usable = new AtomicLong(Headroom.FOR_NEW);
        try (var mongo = EmbeddedMongo.inMemory(usable::get);
                var client = MongoClients.create(mongo.connectionString())) {
            var database = client.getDatabase("waymark-test");
            var notes = database.getCollection("notes");
            notes.insertMany(List.of(note(1), note(2)));
            database.getCollection("others").insertOne(note(1));
            usable.set(Headroom.FOR_ENDING - 1);

            assertThatThrownBy(() -> notes.updateOne(eq("_id", 1), set("text", "y")))
                    .hasMessageContaining("free some space");
            assertThat(notes.deleteOne(eq("_id", 1)).getDeletedCount()).isEqualTo(1);
            database.getCollection("others").drop();
            assertThat(database.listCollectionNames()).containsExactly("notes");
            assertThat(notes.find().into(new ArrayList<>())).containsExactly(note(2));
            client.getDatabase("waymark-test").drop();
            assertThat(client.listDatabaseNames()).doesNotContain("waymark-test");

            usable.set(Headroom.FOR_FREEING - 1);
            assertThatThrownBy(notes::drop).hasMessageContaining("free some space");
        }
    }

    @Test
    void a_file_shrinks_once_something_was_removed_although_no_change_is_taken() {
        var usable = new AtomicLong(Headroom.FOR_NEW);
        var nanos = new AtomicLong();
        StoreFile opened = StoreFile.open(StoreFile.directory(directory));
        MVStore file = opened.store();
        var compaction = new Compaction(file, nanos::get, 0);
        try (var commits = new GroupCommit(opened, compaction, new Headroom(usable::get))) {
            commits.start();
            usable.set(Headroom.FOR_FREEING);
            nanos.set(Long.MAX_VALUE / 2);
            commits.free(() -> "freed");
            // It comes between this commit and the one before.
            commits.free(() -> "freed");
            assertThat(compaction.isDue()).isFalse();
        }
    }

    @Test
    void who_reads_while_the_file_is_being_closed_for_want_of_disk_is_told_the_same() {
        StoreFile opened = StoreFile.open(StoreFile.directory(directory));
        MVStore file = opened.store();
        var compaction = new Compaction(file, System::nanoTime, Compaction.SMALL_FILE);
        try (var commits = new GroupCommit(opened, compaction, Headroom.unlimited())) {
            commits.start();
            // As a commit does that the disk refuses.
            assertThatThrownBy(() -> commits.read(() -> {
                        file.closeImmediately();
                        return file.openMap("notes");
                    }))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("free some space, then start again")
                    .extracting(e -> ((EmbeddedServerException) e).code())
                    .isEqualTo(OUT_OF_DISK_SPACE);
        }
    }

    private static void assertRefused(ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("The disk is full and nothing more is written to it: free some space.");
    }

    @Test
    void a_store_told_to_refuse_writes_can_still_be_read() {
        try (var mongo = EmbeddedMongo.start(directory, ANY_PORT);
                var client = MongoClients.create(mongo.connectionString())) {
            var notes = client.getDatabase("waymark-test").getCollection("notes");
            notes.insertOne(note(1));
            mongo.refuseWrites();
            assertThatThrownBy(() -> notes.insertOne(note(2))).hasMessageContaining("free some space");
            assertThat(notes.find().into(new ArrayList<>())).hasSize(1);
        }
    }

    private static MongoException writeUntilRefused(MongoCollection<Document> notes, List<Integer> acknowledged) {
        try {
            for (int i = 0; i < 10_000; i++) {
                notes.insertOne(note(i));
                acknowledged.add(i);
            }
        } catch (MongoException refused) {
            return refused;
        }
        throw new AssertionError("10 MB went into 2 MB");
    }

    private static Document note(int id) {
        return new Document("_id", id).append("text", "x".repeat(1000));
    }
}
