/**
 * An authority's early-years SEND as its dossiers tell it: who was placed, supported, assessed, funded and trained, and
 * from which day to which. Every answer is for a date.
 */
@NullMarked
package waymark.evidence.area;

import org.jspecify.annotations.NullMarked;
