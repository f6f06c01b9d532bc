package waymark.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a YAML document, walked by path; what is not there is empty. */
record Tree(@Nullable Object value) {

    /** @param path keys of maps, or {@code *} for every element of a list */
    Stream<Tree> all(String... path) {
        Stream<Tree> found = Stream.of(this);
        for (String key : path) {
            found = "*".equals(key) ? found.flatMap(tree -> tree.list().stream()) : found.map(tree -> tree.get(key));
        }
        return found.filter(tree -> tree.value != null);
    }

    Tree at(String... path) {
        return all(path).findFirst().orElse(new Tree(null));
    }

    private Tree get(String key) {
        return new Tree(value instanceof Map<?, ?> map ? map.get(key) : null);
    }

    boolean exists() {
        return value != null;
    }

    String text() {
        return String.valueOf(value);
    }

    List<Tree> list() {
        return value instanceof List<?> list ? list.stream().map(Tree::new).toList() : List.of();
    }

    List<String> texts() {
        return list().stream().map(Tree::text).toList();
    }

    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> map() {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** Every value anywhere below, in order. */
    List<String> scalars() {
        var found = new ArrayList<String>();
        collect(value, found);
        return found;
    }

    private static void collect(@Nullable Object value, List<String> found) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(each -> collect(each, found));
            case List<?> list -> list.forEach(each -> collect(each, found));
            case null -> {}
            default -> found.add(value.toString());
        }
    }
}
