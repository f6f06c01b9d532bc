/** The graduated approach: somebody is concerned, then cycles of assess, plan, do and review, with the parents' view. */
@NullMarked
package waymark.journeys.support;

import org.jspecify.annotations.NullMarked;
