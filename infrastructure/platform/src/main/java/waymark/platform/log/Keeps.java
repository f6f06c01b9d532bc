package waymark.platform.log;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a projector: which documents it alone writes, and in which revision. A release with another revision builds them
 * anew beside those in use and switches over once they show all that is recorded (ADR-0013).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Keeps {

    /** Each with its collection named by {@code @Document}. */
    Class<?>[] value();

    /** Another one whenever what is already recorded has to be read again: from 1 up. */
    int revision() default 1;
}
