/**
 * What this service has heard of the others: which settings there are and when they were open, which children are known
 * and where they are placed. Enough to say no to an application nobody could use; nothing here says who a child is.
 */
@NullMarked
package waymark.funding.directory;

import org.jspecify.annotations.NullMarked;
