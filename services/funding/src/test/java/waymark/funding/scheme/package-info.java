@NullMarked
package waymark.funding.scheme;

import org.jspecify.annotations.NullMarked;
