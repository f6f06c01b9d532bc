@NullMarked
package waymark.funding;

import org.jspecify.annotations.NullMarked;
