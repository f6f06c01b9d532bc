/**
 * The dashboard: what inspectors ask of an area, on pages that show each figure with its definition, its age and, for
 * those allowed, the way down to the events it was made from. Rendered here; works without JavaScript.
 */
@NullMarked
package waymark.evidence.dashboard;

import org.jspecify.annotations.NullMarked;
