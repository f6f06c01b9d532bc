/** How fast the platform is, against what is physically possible and against what others use for the same work. */
@NullMarked
package waymark.bench;

import org.jspecify.annotations.NullMarked;
