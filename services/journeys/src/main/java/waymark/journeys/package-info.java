/** One child's story: first concern to school; the only owner of identity. */
@NullMarked
package waymark.journeys;

import org.jspecify.annotations.NullMarked;
