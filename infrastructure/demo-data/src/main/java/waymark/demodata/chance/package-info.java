/** Choices that look random and are the same for the same seed, on every machine and every JDK. */
@NullMarked
package waymark.demodata.chance;

import org.jspecify.annotations.NullMarked;
