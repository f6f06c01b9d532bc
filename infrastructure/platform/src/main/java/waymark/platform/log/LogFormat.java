package waymark.platform.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;

/**
 * The mark of what wrote a log and in which form, checked before anything of it is read or written: a log of a newer
 * release and a collection that is no log are left as they are.
 */
record LogFormat(MongoDatabase database) {

    private static final int FORMAT = 1;
    private static final Document MARK = new Document("_id", "log");

    /** Marks a log that has no mark: a new one, or one from before there were marks, whose form is the first. */
    void check() {
        MongoCollection<Document> meta = database.getCollection("meta");
        Document mark = meta.find(MARK).first();
        if (mark != null) {
            check(mark);
            return;
        }
        requireOurs(database.getCollection("events").find().limit(1).first());
        meta.updateOne(
                MARK, new Document("$setOnInsert", new Document("format", FORMAT)), new UpdateOptions().upsert(true));
    }

    private void check(Document mark) {
        if (!(mark.get("format") instanceof Number format) || format.intValue() < 1) {
            throw refused("carries a mark that no release writes; restore the latest backup");
        }
        if (format.intValue() > FORMAT) {
            throw refused("was written by a newer release (format " + format + ", this one reads up to " + FORMAT
                    + "); start that release or a later one");
        }
    }

    private void requireOurs(@org.jspecify.annotations.Nullable Document first) {
        if (first != null && !(first.get("c") instanceof String && first.get("e") instanceof Iterable<?>)) {
            throw refused("is no event log of ours; give this service a database of its own");
        }
    }

    private UnreadableLogException refused(String why) {
        return new UnreadableLogException(
                "The collection 'events' of database " + database.getName() + " " + why + ".");
    }
}
