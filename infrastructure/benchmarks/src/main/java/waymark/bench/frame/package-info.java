/**
 * What every benchmark has in common: the subject, its physical limit and its peers do the same work by turns in one run,
 * and what is reported is the ratio between them, with how far it moved.
 */
@NullMarked
package waymark.bench.frame;

import org.jspecify.annotations.NullMarked;
