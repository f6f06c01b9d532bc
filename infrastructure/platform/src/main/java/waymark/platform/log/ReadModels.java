package waymark.platform.log;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReplaceOptions;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Writes documents that are each the fold of a stream up to a version. */
public final class ReadModels {

    private ReadModels() {}

    /**
     * Makes the document or replaces an earlier one. A process that stood still between reading and writing may find
     * that another has taken its projection over and gone further: what is there then has this event in it, and stays.
     *
     * @param version the last event's in the document, kept in its field of that name
     */
    public static void keep(MongoTemplate store, String id, long version, Object document) {
        try {
            store.replace(
                    notAfter(id, version),
                    document,
                    ReplaceOptions.replaceOptions().upsert());
        } catch (DuplicateKeyException e) {
            var later = Query.query(Criteria.where("_id").is(id).and("version").gt(version));
            if (!store.exists(later, document.getClass())) {
                throw e;
            }
        }
    }

    /** That document where it is at that version or an earlier one. */
    static Query notAfter(String id, long version) {
        return Query.query(Criteria.where("_id").is(id).and("version").lte(version));
    }
}
