package waymark.platform.privacy;

import com.google.crypto.tink.Aead;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Made beside the data keys at the first start, and compared at every later one: with another key-encryption key no
 * name could be read, and with another reference key every setting and child of a file would be taken for a new one and
 * counted twice. It tells nothing of either key.
 */
final class KeyMark {

    private static final String ID = "key-files";
    private static final byte[] TEXT = "Waymark".getBytes(StandardCharsets.UTF_8);

    private final MongoCollection<Document> marks;
    private final MongoCollection<Document> keys;
    private final KeyFiles files;

    KeyMark(MongoDatabase database, KeyFiles files) {
        var primary = database.withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        marks = primary.getCollection("marks");
        keys = primary.getCollection("keys");
        this.files = files;
    }

    /** @throws WrongKeysException where the files are not those of these data */
    void compare() {
        var mark = find();
        if (mark == null) {
            // Data older than the mark: any one key of a person shows whether these files open it.
            var any = keys.find(Filters.exists("key")).first();
            require(any == null
                    || opens(any.get("key", Binary.class), any.getString("_id").getBytes(StandardCharsets.UTF_8)));
            mark = make();
        }
        require(mark != null
                && references().equals(mark.getString("references"))
                && opens(mark.get("sealed", Binary.class), TEXT));
    }

    private @Nullable Document find() {
        return marks.find(Filters.eq("_id", ID)).first();
    }

    /** Of several services that start together one makes it, and the others compare with that. */
    private @Nullable Document make() {
        try {
            marks.insertOne(
                    new Document("_id", ID).append("references", references()).append("sealed", seal()));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        return find();
    }

    private void require(boolean same) {
        if (!same) {
            throw new WrongKeysException("The keys under " + files.directory()
                    + " are not those these data were written with; restore the keys that belong to them from their"
                    + " backup.");
        }
    }

    private String references() {
        return files.references().idOf("mark", "", ID);
    }

    private Binary seal() {
        try {
            return new Binary(files.keyEncryptionKey().encrypt(TEXT, TEXT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The mark of the keys could not be sealed.", e);
        }
    }

    private boolean opens(Binary sealed, byte[] boundTo) {
        Aead key = files.keyEncryptionKey();
        try {
            key.decrypt(sealed.getData(), boundTo);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
