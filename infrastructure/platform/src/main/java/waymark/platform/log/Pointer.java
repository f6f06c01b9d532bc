package waymark.platform.log;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/**
 * Which generation of a projection's read models is in use, and which one is being built: one document, replaced whole.
 *
 * @param revision of the projector that built what is in use
 * @param attempt the highest number any generation was given: no number is given twice
 * @param building the revision for which the generation {@code attempt} is being built; 0 while none is
 * @param touchedBy another revision than the one that built it that has applied events to what is in use; 0 where none
 *     has
 */
record Pointer(
        String projection,
        Set<String> collections,
        int generation,
        int revision,
        int attempt,
        int building,
        int touchedBy) {

    static Pointer first(String projection, Set<String> collections, int revision) {
        return new Pointer(projection, collections, 1, revision, 1, 0, 0);
    }

    Generation live() {
        return new Generation(projection, collections, generation);
    }

    /** All of what is in use was made by that revision's projector. */
    boolean isWhollyOf(int wanted) {
        return revision == wanted && touchedBy == 0;
    }

    /** What another revision's projector makes of events that come may be wrong: none is applied before this is known. */
    Pointer tendedBy(int tending) {
        return tending == revision
                ? this
                : new Pointer(projection, collections, generation, revision, attempt, building, tending);
    }

    boolean isBuilding(Generation candidate) {
        return building != 0 && attempt == candidate.number();
    }

    boolean isIdle(int number) {
        return number != generation && (building == 0 || number != attempt);
    }

    /** What the earlier revision kept and this one does not stays known, so that it is dropped. */
    Pointer begun(int next, Set<String> kept) {
        var all = new TreeSet<>(collections);
        all.addAll(kept);
        return new Pointer(projection, all, generation, revision, attempt + 1, next, touchedBy);
    }

    Generation candidate() {
        return new Generation(projection, collections, attempt);
    }

    Pointer givenUp() {
        return new Pointer(projection, collections, generation, revision, attempt, 0, touchedBy);
    }

    Pointer switched() {
        return new Pointer(projection, collections, attempt, building, attempt, 0, 0);
    }

    Document document() {
        return new Document("_id", projection)
                .append("collections", List.copyOf(collections))
                .append("generation", generation)
                .append("revision", revision)
                .append("attempt", attempt)
                .append("building", building)
                .append("touchedBy", touchedBy);
    }

    static Pointer of(Document stored) {
        return new Pointer(
                stored.getString("_id"),
                new TreeSet<>(stored.getList("collections", String.class)),
                stored.getInteger("generation"),
                stored.getInteger("revision"),
                stored.getInteger("attempt"),
                stored.getInteger("building"),
                stored.getInteger("touchedBy"));
    }
}
