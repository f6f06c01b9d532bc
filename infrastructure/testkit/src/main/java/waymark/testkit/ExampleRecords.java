package waymark.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a record with every component filled in. */
final class ExampleRecords {

    private static final Map<Type, Object> VALUES = Map.ofEntries(
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(int.class, 2024),
            Map.entry(Integer.class, 2024),
            Map.entry(long.class, 7L),
            Map.entry(Long.class, 7L),
            Map.entry(BigDecimal.class, new BigDecimal("15.50")),
            Map.entry(LocalDate.class, LocalDate.of(2023, 10, 2)),
            Map.entry(Instant.class, Instant.parse("2023-10-02T09:00:00Z")));

    private ExampleRecords() {}

    static Object of(Class<?> type) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components).map(ExampleRecords::value).toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError("Write the file of " + type.getSimpleName() + " by hand", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(RecordComponent component) {
        return value(component.getGenericType(), component.getName());
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType collection) {
            return collection(collection, name);
        }
        var known = type == String.class ? "Test " + name : VALUES.get(type);
        if (known != null) {
            return known;
        }
        if (type instanceof Class<?> made && made.isEnum()) {
            return made.getEnumConstants()[0];
        }
        if (type instanceof Class<?> part && part.isRecord()) {
            return of(part);
        }
        throw new AssertionError("No example can be made of " + type.getTypeName());
    }

    private static Object collection(ParameterizedType type, String name) {
        var of = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            return Map.of(value(of[0], name), value(of[1], name));
        }
        return type.getRawType() == Set.class ? Set.of(value(of[0], name)) : List.of(value(of[0], name));
    }
}
