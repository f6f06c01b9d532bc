/** How fast the whole of it starts, comes back after it was killed, and takes files in: the built archive as a process. */
@NullMarked
package waymark.bench.process;

import org.jspecify.annotations.NullMarked;
