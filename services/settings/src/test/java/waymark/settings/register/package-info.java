@NullMarked
package waymark.settings.register;

import org.jspecify.annotations.NullMarked;
