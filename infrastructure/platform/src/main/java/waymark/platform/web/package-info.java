/** What every endpoint does the same way: problems, versions, repeated requests. */
@NullMarked
package waymark.platform.web;

import org.jspecify.annotations.NullMarked;
