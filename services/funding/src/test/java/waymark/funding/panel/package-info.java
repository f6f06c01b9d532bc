@NullMarked
package waymark.funding.panel;

import org.jspecify.annotations.NullMarked;
