/** {@code ./waymark}: what an officer or an engineer types. */
@NullMarked
package waymark.cli;

import org.jspecify.annotations.NullMarked;
