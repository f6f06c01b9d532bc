/** The packaged command, started as its own process, used as an officer, another program or a browser would use it. */
@NullMarked
package waymark.system;

import org.jspecify.annotations.NullMarked;
