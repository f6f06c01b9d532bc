package waymark.platform.names;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import waymark.platform.privacy.DataSubject;
import waymark.platform.privacy.Personal;

/** Which fields of a type are personal, and which one says whose they are. */
record PersonalFields(String subject, List<String> personal) {

    /** Empty for a type without personal fields; fails for one that marks them wrongly. */
    static Optional<PersonalFields> of(Class<?> type) {
        List<Field> fields = fieldsOf(type).toList();
        List<Field> personal = marked(fields, Personal.class);
        if (personal.isEmpty()) {
            return Optional.empty();
        }
        List<Field> subjects = marked(fields, DataSubject.class);
        if (subjects.size() != 1) {
            throw new IllegalArgumentException(type.getName() + " has @Personal fields and so needs one @DataSubject.");
        }
        personal.forEach(PersonalFields::check);
        return Optional.of(new PersonalFields(
                subjects.getFirst().getName(),
                personal.stream().map(Field::getName).toList()));
    }

    private static void check(Field field) {
        boolean nullable = nullable(field) || nullable(field.getAnnotatedType());
        boolean supported = field.getType() == String.class || field.getType() == LocalDate.class;
        if (!nullable || !supported) {
            throw new IllegalArgumentException(field.getDeclaringClass().getName() + "." + field.getName()
                    + " is @Personal and so must be a @Nullable String or LocalDate: it reads as null after erasure.");
        }
    }

    private static boolean nullable(AnnotatedElement element) {
        return element.isAnnotationPresent(Nullable.class);
    }

    private static List<Field> marked(List<Field> fields, Class<? extends java.lang.annotation.Annotation> annotation) {
        return fields.stream()
                .filter(field -> field.isAnnotationPresent(annotation))
                .toList();
    }

    private static Stream<Field> fieldsOf(Class<?> type) {
        var all = new ArrayList<Field>();
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            all.addAll(Arrays.asList(level.getDeclaredFields()));
        }
        return all.stream();
    }
}
