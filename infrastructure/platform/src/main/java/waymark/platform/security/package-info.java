/** Who is calling, for which authority and settings, and what a role may do. */
@NullMarked
package waymark.platform.security;

import org.jspecify.annotations.NullMarked;
