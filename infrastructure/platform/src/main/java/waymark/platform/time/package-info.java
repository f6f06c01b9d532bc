/** Time is an input: one clock, legal dates in Europe/London, working days. */
@NullMarked
package waymark.platform.time;

import org.jspecify.annotations.NullMarked;
