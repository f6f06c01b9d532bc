@NullMarked
package waymark.evidence.dashboard;

import org.jspecify.annotations.NullMarked;
