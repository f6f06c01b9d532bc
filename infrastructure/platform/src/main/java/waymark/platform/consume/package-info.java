/** The only way in from another service: published events in batches, each effect once. */
@NullMarked
package waymark.platform.consume;

import org.jspecify.annotations.NullMarked;
