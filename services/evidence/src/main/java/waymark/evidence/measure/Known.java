package waymark.evidence.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure beside the part of it that its reader knows exactly: setting staff see their own settings in full and can take
 * them off. What then is left is as much theirs to read as the figure itself, so it has to stand the same rule.
 *
 * @param own counted at the reader's own settings; absent for readers who have none
 */
record Known(Counted all, @Nullable Counted own) {

    /**
     * Of every cell, headline first: its own magnitudes, then those of it without the reader's own settings. Both add up
     * along the lines of a table, which is why nothing more than this is needed to keep both safe.
     */
    List<long[]> magnitudes(int date) {
        var cells = all.magnitudes(date);
        if (own == null) {
            return cells;
        }
        var mine = own.magnitudes(date);
        var both = new ArrayList<long[]>(cells.size());
        for (int c = 0; c < cells.size(); c++) {
            both.add(withOthers(cells.get(c), mine.get(c)));
        }
        return both;
    }

    private static long[] withOthers(long[] all, long[] own) {
        var both = new long[2 * all.length];
        for (int i = 0; i < all.length; i++) {
            both[i] = all[i];
            both[all.length + i] = all[i] - own[i];
        }
        return both;
    }
}
