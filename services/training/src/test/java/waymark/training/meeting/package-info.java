@NullMarked
package waymark.training.meeting;

import org.jspecify.annotations.NullMarked;
