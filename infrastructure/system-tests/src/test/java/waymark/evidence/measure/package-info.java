/** The evidence service's measures, held against what is published about the real authorities. */
@NullMarked
package waymark.evidence.measure;

import org.jspecify.annotations.NullMarked;
