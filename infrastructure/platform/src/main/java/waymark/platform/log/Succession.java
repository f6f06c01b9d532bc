package waymark.platform.log;

import com.mongodb.MongoException;
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
    private final Leftovers leftovers;
    private final OthersWork others;
    private volatile @Nullable Rebuild rebuild;
    private volatile @Nullable String trouble;
    private boolean wanted;
    private boolean overtaken;

    Succession(
            Declared declared,
            LogReaders readers,
            Generations generations,
            MongoDatabase database,
            Leftovers leftovers,
            OthersWork others) {
        this.declared = declared;
        this.readers = readers;
        this.generations = generations;
        this.database = database;
        this.leftovers = leftovers;
        this.others = others;
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
            if (wanted && !isBuiltByAnother(pointer)) {
                begin(pointer);
            }
            return rebuild;
        }
        var refused = next.refused();
        if (refused != null) {
            giveUp(next, pointer, refused);
        } else if (!pointer.isBuilding(next.generation())) {
            yieldTo(next, pointer);
        }
        return rebuild;
    }

    /** Also where a later release has begun since: this one must not begin in its turn and end that. */
    private boolean isBuiltByAnother(Pointer pointer) {
        return overtaken && pointer.building() != 0 && !others.isAbandoned(pointer.candidate());
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

    /** Another process has switched, to what this one wanted or to what another release has: this one builds nothing. */
    void follow() {
        stop();
        wanted = false;
        trouble = null;
    }

    /** Why the revision that was asked for is neither in use nor being built; null where all is well. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** This process is about to end: another one that wants the same need not wait until it is missed. */
    CompletableFuture<Void> leave() {
        var next = rebuild;
        if (next != null) {
            try {
                var pointer = generations.look(declared.name());
                if (pointer.isBuilding(next.generation())) {
                    generations.replace(pointer, pointer.givenUp());
                }
            } catch (MongoException e) {
                LOG.warn("{} could not be given up; another process builds it once this one is missed", next);
            }
        }
        return stop();
    }

    /** Not waited for by most: a projector that comes to no end must not hold up the generation in use. */
    private CompletableFuture<Void> stop() {
        var next = rebuild;
        rebuild = null;
        return next == null
                ? CompletableFuture.completedFuture(null)
                : next.reader().retire();
    }

    private void begin(Pointer pointer) {
        if (!hasRoom(pointer)) {
            return;
        }
        var begun = pointer.begun(declared.revision(), declared.collections());
        if (generations.replace(pointer, begun)) {
            var next = new Rebuild(begun.candidate(), readers, () -> generations.requireRoom(begun));
            next.start(database, begun.live());
            rebuild = next;
            trouble = null;
            LOG.info("{} is built anew as generation {}", declared.name(), begun.attempt());
        }
    }

    /** Where there is none, not even its first positions could be written. */
    private boolean hasRoom(Pointer pointer) {
        try {
            generations.requireRoom(pointer);
            return true;
        } catch (MongoException e) {
            if (!StoreFailure.isFull(e)) {
                throw e;
            }
            failed(pointer, "the store's disk is full");
            return false;
        }
    }

    private void yieldTo(Rebuild next, Pointer pointer) {
        if (pointer.attempt() == next.generation().number()) {
            giveUp(next, pointer, "a release was started that is content with what is in use");
        } else if (pointer.building() == 0) {
            LOG.info("{}: another process began a later one and gave it up; begun again", next);
            stop();
        } else if (pointer.building() == declared.revision()) {
            LOG.info("{}: another process of this release builds it as generation {}", next, pointer.attempt());
            overtaken = true;
            stop();
        } else {
            giveUp(next, pointer, "another release began a later one");
        }
    }

    private void failed(Pointer pointer, String reason) {
        wanted = false;
        if (!reason.equals(trouble)) {
            trouble = reason;
            LOG.error(
                    "{} was not rebuilt as revision {}; generation {} stays in use: {}",
                    declared.name(),
                    declared.revision(),
                    pointer.generation(),
                    reason);
        }
    }

    /** What there is of it goes first: that the disk is full may be the reason. */
    private void giveUp(Rebuild next, Pointer pointer, String reason) {
        failed(pointer, reason);
        boolean still = next.reader().retire().isDone();
        if (pointer.isBuilding(next.generation())) {
            if (!still) {
                // It would write to what was dropped. The next step is soon.
                return;
            }
            leftovers.drop(next.generation());
            if (!generations.replace(pointer, pointer.givenUp())) {
                return;
            }
        }
        rebuild = null;
    }
}
