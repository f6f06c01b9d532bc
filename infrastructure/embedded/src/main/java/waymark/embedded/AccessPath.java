package waymark.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.Iterator;
import java.util.List;

/** An order in which a collection's documents can be reached: by their ids or through an index. */
interface AccessPath {

    /** The fields that make up the order, first to last. */
    List<IndexKey> order();

    /** Whether one document may be filed under several keys. */
    boolean severalKeysPerDocument();

    /** Whether documents without any of the fields are left out. */
    boolean leavesDocumentsOut();

    long entriesIn(KeyRange range);

    /** The documents' positions in the order of their keys, or the reverse. */
    Iterator<OrderedKey> positions(KeyRange range, boolean descending);
}
