/** Files an authority brings: termly headcounts, support cycles, and the SEN2 return. */
@NullMarked
package waymark.journeys.imports;

import org.jspecify.annotations.NullMarked;
