@NullMarked
package waymark.evidence.measure;

import org.jspecify.annotations.NullMarked;
