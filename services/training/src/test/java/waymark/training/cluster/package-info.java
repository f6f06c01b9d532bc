@NullMarked
package waymark.training.cluster;

import org.jspecify.annotations.NullMarked;
