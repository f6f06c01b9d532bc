@NullMarked
package waymark.funding.money;

import org.jspecify.annotations.NullMarked;
