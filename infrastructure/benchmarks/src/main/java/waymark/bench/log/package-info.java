/** How fast the event log is written, read and replayed. */
@NullMarked
package waymark.bench.log;

import org.jspecify.annotations.NullMarked;
