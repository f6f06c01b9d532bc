/** The children an authority knows: who they are (sealed), where they hold a place, what provision they have, and what else is true of them, each from a day on. */
@NullMarked
package waymark.journeys.child;

import org.jspecify.annotations.NullMarked;
