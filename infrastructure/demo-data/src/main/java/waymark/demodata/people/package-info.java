/** Invented children: who they are, where they attend, what support they have. */
@NullMarked
package waymark.demodata.people;

import org.jspecify.annotations.NullMarked;
