package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyEncoderTest {

    @Test
    void keys_are_ordered_as_their_values_are() {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                null,
                Double.NEGATIVE_INFINITY,
                Long.MIN_VALUE,
                -1.5,
                -1,
                0,
                0.5,
                1L,
                2,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE,
                Double.POSITIVE_INFINITY,
                "",
                "\0",
                "\0a",
                "a",
                "a\0",
                "a\0b",
                "aa",
                "b",
                "é",
                new Document("a", 1),
                new Document("a", 2),
                new Document("a", 2).append("b", 0),
                new BinData(new byte[] {9}),
                new BinData(new byte[] {1, 2}),
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                UUID.fromString("f0000000-0000-0000-0000-000000000000"),
                new ObjectId(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}),
                new ObjectId(new byte[] {-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
                false,
                true,
                Instant.ofEpochMilli(-1),
                Instant.ofEpochMilli(0)));
        for (int i = 1; i < values.size(); i++) {
            assertThat(OrderedKey.of(values.get(i)))
                    .as("%s after %s", values.get(i), values.get(i - 1))
                    .isGreaterThan(OrderedKey.of(values.get(i - 1)));
        }
    }

    @Test
    void equal_numbers_have_equal_keys_whatever_their_type() {
        assertThat(OrderedKey.of(7)).isEqualTo(OrderedKey.of(7L)).isEqualTo(OrderedKey.of(7.0));
        assertThat(OrderedKey.of(-0.0)).isEqualTo(OrderedKey.of(0));
        assertThat(OrderedKey.of((1L << 53) + 1)).isNotEqualTo(OrderedKey.of((double) (1L << 53)));
    }

    @Test
    void random_numbers_and_texts_are_ordered_as_the_library_orders_them() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            Object one = randomValue(random);
            Object other = randomValue(random);
            assertThat(Integer.signum(OrderedKey.of(one).compareTo(OrderedKey.of(other))))
                    .as("%s and %s", one, other)
                    .isEqualTo(Integer.signum(ValueComparator.asc().compare(one, other)));
        }
    }

    @Test
    void a_descending_part_reverses_only_itself() {
        List<IndexKey> keys = List.of(new IndexKey("a", true), new IndexKey("b", false));
        OrderedKey first = keyOf(keys, "x", 2);
        OrderedKey second = keyOf(keys, "x", 1);
        OrderedKey third = keyOf(keys, "xx", 9);
        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(third);
    }

    @Test
    void a_range_of_descending_values_holds_exactly_its_values() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            Object low = randomValue(random);
            Object high = randomValue(random);
            Object value = randomValue(random);
            KeyRange range = new KeyRange(OrderedKey.of(low), OrderedKey.of(high));
            boolean inside = contains(range, OrderedKey.of(value));
            OrderedKey reversed = new KeyEncoder().descending(value).toKey();
            assertThat(contains(range.descending(), reversed))
                    .as("%s in [%s, %s)", value, low, high)
                    .isEqualTo(inside);
        }
    }

    private static boolean contains(KeyRange range, OrderedKey key) {
        return !range.beginsAfter(key) && !range.endsBefore(key);
    }

    private static OrderedKey keyOf(List<IndexKey> keys, Object a, Object b) {
        Document document = new Document("_id", 1).append("a", a).append("b", b);
        return IndexEntries.of(document, keys).byKey().keySet().iterator().next();
    }

    private static Object randomValue(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(20) - 10;
            case 1 -> random.nextLong();
            case 2 -> (random.nextInt(100) - 50) / 8.0;
            case 3 -> "ab\0".substring(random.nextInt(3)) + (char) ('a' + random.nextInt(3));
            default -> Instant.ofEpochMilli(random.nextInt(10) - 5);
        };
    }
}
