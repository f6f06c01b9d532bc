/**
 * Packs: the figures of one date, frozen with the log positions they were made from, so that what an inspector was shown
 * can be made again to the same bytes.
 */
@NullMarked
package waymark.evidence.pack;

import org.jspecify.annotations.NullMarked;
