package waymark.embedded;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ByteArrayDataType;

/** The maps of the store under the names by which they are found again. */
final class StoreMaps {

    private static final String DOCUMENTS = "documents:";
    private static final String INDEX = "index:";

    private final MVStore store;
    private final ReadViews views;
    private final LongAdder examined = new LongAdder();
    private final BasicDataType<OrderedKey> keys;
    private final BasicDataType<byte[]> values;
    private final MVMap<String, Boolean> arrays;

    StoreMaps(StoreFile file) {
        this.store = file.store();
        this.keys = file.pageChecksums() ? new CheckedDataType<>(KeyDataType.INSTANCE) : KeyDataType.INSTANCE;
        this.values =
                file.pageChecksums() ? new CheckedDataType<>(ByteArrayDataType.INSTANCE) : ByteArrayDataType.INSTANCE;
        this.views = new ReadViews(store);
        this.arrays = store.openMap("arrays");
    }

    MVMap<OrderedKey, byte[]> documents(String database, String collection) {
        return store.openMap(
                DOCUMENTS + database + "." + collection,
                new MVMap.Builder<OrderedKey, byte[]>().keyType(keys).valueType(values));
    }

    MVMap<OrderedKey, OrderedKey> index(String database, String collection, String index) {
        return store.openMap(
                indexes(database, collection) + index,
                new MVMap.Builder<OrderedKey, OrderedKey>().keyType(keys).valueType(keys));
    }

    /** The indexes in which one document may have several entries, because a field of it holds an array. */
    MVMap<String, Boolean> arrays() {
        return arrays;
    }

    ReadViews views() {
        return views;
    }

    LongAdder examined() {
        return examined;
    }

    long fileSize() {
        return store.getFileStore() == null ? 0 : store.getFileStore().size();
    }

    List<String> databases() {
        return named(DOCUMENTS)
                .map(name -> name.substring(DOCUMENTS.length()))
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .toList();
    }

    void removeIndex(String database, String collection, String index) {
        store.removeMap(index(database, collection, index));
    }

    void removeDocuments(String database, String collection) {
        store.removeMap(documents(database, collection));
    }

    void rename(String database, String collection, String newDatabase, String newCollection) {
        store.renameMap(documents(database, collection), DOCUMENTS + newDatabase + "." + newCollection);
        String prefix = indexes(database, collection);
        for (String name : named(prefix).toList()) {
            String index = name.substring(prefix.length());
            String newName = indexes(newDatabase, newCollection) + index;
            store.renameMap(index(database, collection, index), newName);
            if (arrays.remove(name) != null) {
                arrays.put(newName, true);
            }
        }
    }

    private Stream<String> named(String prefix) {
        return store.getMapNames().stream().filter(name -> name.startsWith(prefix));
    }

    private static String indexes(String database, String collection) {
        return INDEX + database + "." + collection + ":";
    }
}
