package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** What a process that starts says in the store of a projection, before it applies any event to it. */
final class Arrival {

    private final Declared declared;
    private final Generations generations;
    private final MongoDatabase database;

    Arrival(Declared declared, Generations generations, MongoDatabase database) {
        this.declared = declared;
        this.generations = generations;
        this.database = database;
    }

    /** Where there is one already, that one: a store on a nearly full disk refuses the attempt to make another. */
    Pointer pointer() {
        generations.read();
        refuseShared();
        if (!generations.has(declared.name())) {
            generations.keepIfNew(first());
        }
        return generations.look(declared.name());
    }

    /** What was read before there were revisions is of the first. */
    private Pointer first() {
        var tokens = database.getCollection(AxonCollections.TOKENS);
        boolean read =
                tokens.find(new Document("processorName", declared.name())).first() != null;
        return Pointer.first(declared.name(), declared.collections(), read ? 1 : declared.revision());
    }

    /** Each of two would take the other's documents away, and readers could be sent to either's. */
    private void refuseShared() {
        for (var other : generations.others(declared.name())) {
            for (var collection : declared.collections()) {
                if (other.collections().contains(collection)) {
                    throw new IllegalStateException(
                            ("%s keeps the collection %s, which the pointer of %s in `projections`"
                                            + " names. Give its documents a collection of another name; or, where no release"
                                            + " that has %s is to run any more, remove what it left as the runbook says under"
                                            + " 'Rebuilding a read model'.")
                                    .formatted(declared.name(), collection, other.projection(), other.projection()));
                }
            }
        }
    }

    /** A release that is taken back leaves nothing behind that nobody knows of. */
    Pointer tended() {
        while (true) {
            var pointer = generations.look(declared.name());
            var tended = pointer.tendedBy(declared.revision());
            if (tended.equals(pointer) || generations.replace(pointer, tended)) {
                return tended;
            }
        }
    }
}
