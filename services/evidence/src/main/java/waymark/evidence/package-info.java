/** What the area can show: every published fact kept per subject, and the figures that follow from them. */
@NullMarked
package waymark.evidence;

import org.jspecify.annotations.NullMarked;
