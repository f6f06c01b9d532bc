@NullMarked
package waymark.evidence.pack;

import org.jspecify.annotations.NullMarked;
