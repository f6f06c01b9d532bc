/** Learning together: the clusters of an authority's settings and the meetings of their SENCOs. */
@NullMarked
package waymark.training;

import org.jspecify.annotations.NullMarked;
