/** From a figure down to the facts: one subject's published events, with their day, time, author's role and source. */
@NullMarked
package waymark.evidence.provenance;

import org.jspecify.annotations.NullMarked;
