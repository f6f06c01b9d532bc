@NullMarked
package waymark.training;

import org.jspecify.annotations.NullMarked;
