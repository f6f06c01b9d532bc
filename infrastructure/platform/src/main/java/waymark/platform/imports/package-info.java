/** Files an authority brings: validated whole, reviewed, committed, never half. */
@NullMarked
package waymark.platform.imports;

import org.jspecify.annotations.NullMarked;
