package waymark.platform.names;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import waymark.platform.privacy.DataSubject;
import waymark.platform.privacy.Personal;

/**
 * What a state is stored as: every field with its type, of the type itself, of those it extends and of all of ours that
 * its fields hold.
 */
record StateShape(SortedMap<String, String> fieldsByType) {

    private static final int DIGITS = 12;

    static StateShape of(Class<?> type) {
        var shape = new StateShape(new TreeMap<>());
        shape.add(type);
        return shape;
    }

    /** Whether its fields are ours to change; the JDK's and the framework's types are stored in ways of their own. */
    static boolean isOurs(Class<?> type) {
        String name = type.getName();
        return !type.isPrimitive()
                && !type.isArray()
                && !name.startsWith("java.")
                && !name.startsWith("org.axonframework.");
    }

    private void add(Class<?> type) {
        if (!isOurs(type) || fieldsByType.containsKey(type.getName())) {
            return;
        }
        var fields = new TreeMap<String, String>();
        fieldsByType.put(type.getName(), "");
        for (Field field : type.getDeclaredFields()) {
            if (isStored(field)) {
                fields.put(field.getName(), describe(field));
                addTypesIn(field.getGenericType());
            }
        }
        fieldsByType.put(type.getName(), fields.toString());
        if (type.getSuperclass() != null) {
            add(type.getSuperclass());
        }
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::add);
        }
    }

    private static boolean isStored(Field field) {
        return field.isEnumConstant()
                || !(Modifier.isStatic(field.getModifiers())
                        || Modifier.isTransient(field.getModifiers())
                        || field.isSynthetic());
    }

    private static String describe(Field field) {
        return field.getGenericType().getTypeName()
                + (field.isAnnotationPresent(Personal.class) ? " personal" : "")
                + (field.isAnnotationPresent(DataSubject.class) ? " subject" : "");
    }

    private void addTypesIn(Type type) {
        if (type instanceof ParameterizedType generic) {
            addTypesIn(generic.getRawType());
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::addTypesIn);
        } else if (type instanceof Class<?> array && array.isArray()) {
            addTypesIn(array.getComponentType());
        } else if (type instanceof Class<?> plain) {
            add(plain);
        }
        // The bound of a variable or a wildcard is in the name of the field's type.
    }

    /** Short, and another for another shape. */
    String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(fieldsByType.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
