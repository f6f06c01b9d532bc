package waymark.platform.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that says who a person is, or free text about them. Wherever the type is stored (events, snapshots, dead
 * letters) the field is sealed with the person's own key and reads as {@code null} once the person has been erased, so
 * it must be {@code @Nullable}. Allowed on {@code String} and {@code LocalDate} components of a type that also has a
 * {@link DataSubject}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Personal {}
