@NullMarked
package waymark.evidence;

import org.jspecify.annotations.NullMarked;
