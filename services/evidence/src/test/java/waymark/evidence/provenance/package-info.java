@NullMarked
package waymark.evidence.provenance;

import org.jspecify.annotations.NullMarked;
