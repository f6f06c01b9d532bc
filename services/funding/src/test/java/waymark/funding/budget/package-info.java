@NullMarked
package waymark.funding.budget;

import org.jspecify.annotations.NullMarked;
