@NullMarked
package waymark.settings.senco;

import org.jspecify.annotations.NullMarked;
