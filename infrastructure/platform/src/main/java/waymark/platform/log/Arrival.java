package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.util.Collections;
import java.util.Comparator;
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
        if (read) {
            return Pointer.first(declared.name(), declared.collections(), 1);
        }
        return generations.others(declared.name()).stream()
                .filter(other -> !Collections.disjoint(other.collections(), declared.collections()))
                .max(Comparator.comparing(Pointer::generation))
                .map(former -> former.renamed(declared.name(), declared.collections()))
                .orElseGet(() -> Pointer.first(declared.name(), declared.collections(), declared.revision()));
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
