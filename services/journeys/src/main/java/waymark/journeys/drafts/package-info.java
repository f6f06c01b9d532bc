/** Read models changed by one batch of events: read once, written together before the batch's position is. */
@NullMarked
package waymark.journeys.drafts;

import org.jspecify.annotations.NullMarked;
