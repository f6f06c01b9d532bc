/** Who read what of whom, why and when: written before the answer leaves, or there is no answer. */
@NullMarked
package waymark.journeys.reads;

import org.jspecify.annotations.NullMarked;
