/** One child's events in order, with their time and the role of whoever recorded them. */
@NullMarked
package waymark.journeys.timeline;

import org.jspecify.annotations.NullMarked;
