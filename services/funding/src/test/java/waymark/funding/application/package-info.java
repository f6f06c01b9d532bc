@NullMarked
package waymark.funding.application;

import org.jspecify.annotations.NullMarked;
