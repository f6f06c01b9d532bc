package waymark.demodata.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Options with weights; a weight of 2 is chosen twice as often as a weight of 1. */
public final class Weighted<T> {
    private final List<T> options = new ArrayList<>();
    private final List<Integer> upTo = new ArrayList<>();
    private int total;

    @SafeVarargs
    public static <T> Weighted<T> of(Map.Entry<T, Integer>... options) {
        var weighted = new Weighted<T>();
        for (var option : options) {
            weighted.add(option.getKey(), option.getValue());
        }
        return weighted;
    }

    public Weighted<T> add(T option, int weight) {
        total += weight;
        options.add(option);
        upTo.add(total);
        return this;
    }

    public T choose(Chance chance) {
        int drawn = chance.below(total);
        int low = 0;
        int high = upTo.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo.get(middle) > drawn) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return options.get(low);
    }
}
