/** How a rule says no: a stable code, a plain sentence, the field it is about. */
@NullMarked
package waymark.platform.refusal;

import org.jspecify.annotations.NullMarked;
