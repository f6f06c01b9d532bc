/** A service that must not start. */
@NullMarked
package waymark.undecided;

import org.jspecify.annotations.NullMarked;
