@NullMarked
package waymark.training.directory;

import org.jspecify.annotations.NullMarked;
