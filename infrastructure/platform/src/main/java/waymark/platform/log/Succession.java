package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The next generation of a projection, where the one in use is not wholly of this revision: begun, or given up. */
final class Succession {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    private final Declared declared;
    private final LogReaders readers;
    private final Generations generations;
    private final MongoDatabase database;
    private volatile @Nullable Rebuild rebuild;
    private volatile @Nullable String trouble;
    private boolean wanted;
    private boolean overtaken;

    Succession(Declared declared, LogReaders readers, Generations generations, MongoDatabase database) {
        this.declared = declared;
        this.readers = readers;
        this.generations = generations;
        this.database = database;
    }

    /** At the start of a release, whether it is one with another revision or one that is content with what is in use. */
    void consider(Pointer pointer) {
        wanted = !pointer.isWhollyOf(declared.revision());
        overtaken = false;
        if (!wanted && pointer.building() != 0) {
            // Whoever was building something else stops, and what there is of it is dropped.
            generations.replace(pointer, pointer.givenUp());
        }
    }

    /** What is being built, after a step on the way; null where nothing is. */
    @Nullable
    Rebuild proceed(Pointer pointer) {
        var next = rebuild;
        if (next == null) {
            if (wanted && !(overtaken && pointer.building() == declared.revision())) {
                begin(pointer);
            }
        } else if (next.refused() != null) {
            giveUp(pointer, next.refused());
        } else if (!pointer.isBuilding(next.generation())) {
            yieldTo(pointer);
        }
        return rebuild;
    }

    /** What reads the log for that generation, where it was built here and is in use from now on. */
    @Nullable
    LogReader take(Generation generation) {
        var next = rebuild;
        if (next == null || next.generation().number() != generation.number()) {
            return null;
        }
        next.inUse();
        rebuild = null;
        wanted = false;
        return next.reader();
    }

    /** Another process has done what was wanted. */
    void done() {
        stop();
        wanted = false;
        trouble = null;
    }

    /** Why the revision that was asked for is neither in use nor being built; null where all is well. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Not waited for by most: a projector that comes to no end must not hold up the generation in use. */
    CompletableFuture<Void> stop() {
        var next = rebuild;
        rebuild = null;
        return next == null
                ? CompletableFuture.completedFuture(null)
                : next.reader().retire();
    }

    private void begin(Pointer pointer) {
        var begun = pointer.begun(declared.revision(), declared.collections());
        if (generations.replace(pointer, begun)) {
            var next = new Rebuild(begun.candidate(), readers);
            next.start(database, begun.live());
            rebuild = next;
            trouble = null;
            LOG.info("{} is built anew as generation {}", declared.name(), begun.attempt());
        }
    }

    /** A later process is at it, or was. One of the same release does what this one would. */
    private void yieldTo(Pointer pointer) {
        if (pointer.building() == 0 || pointer.building() == declared.revision()) {
            LOG.info("{} is built anew by another process", declared.name());
            overtaken = true;
            stop();
        } else {
            giveUp(pointer, "another release began a later one");
        }
    }

    private void giveUp(Pointer pointer, @Nullable String reason) {
        var next = rebuild;
        stop();
        wanted = false;
        trouble = reason;
        LOG.error(
                "{} was not rebuilt as revision {}; generation {} stays in use: {}",
                declared.name(),
                declared.revision(),
                pointer.generation(),
                reason);
        if (next != null && pointer.isBuilding(next.generation())) {
            generations.replace(pointer, pointer.givenUp());
        }
    }
}
