/** The names under which types are stored: ours, never the Java compiler's. */
@NullMarked
package waymark.platform.names;

import org.jspecify.annotations.NullMarked;
