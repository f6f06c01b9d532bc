/** Education, health and care: a request for an assessment, what was decided, and the plan that came of it or did not. */
@NullMarked
package waymark.journeys.plan;

import org.jspecify.annotations.NullMarked;
