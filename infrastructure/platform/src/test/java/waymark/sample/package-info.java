/** A service made up for the tests. */
@NullMarked
package waymark.sample;

import org.jspecify.annotations.NullMarked;
