/** A small copy of which settings there are and when they were open, so that no child is placed where nobody is. */
@NullMarked
package waymark.journeys.directory;

import org.jspecify.annotations.NullMarked;
