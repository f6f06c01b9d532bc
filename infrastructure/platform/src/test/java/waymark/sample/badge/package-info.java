/** A service made up for the tests. */
@NullMarked
package waymark.sample.badge;

import org.jspecify.annotations.NullMarked;
