@NullMarked
package waymark.evidence.area;

import org.jspecify.annotations.NullMarked;
