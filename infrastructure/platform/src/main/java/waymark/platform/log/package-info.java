/** The dense commit log: each service's history, gapless and in order. */
@NullMarked
package waymark.platform.log;

import org.jspecify.annotations.NullMarked;
