@NullMarked
package waymark.settings;

import org.jspecify.annotations.NullMarked;
