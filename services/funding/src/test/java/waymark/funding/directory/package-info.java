@NullMarked
package waymark.funding.directory;

import org.jspecify.annotations.NullMarked;
