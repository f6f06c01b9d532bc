/** Who offers places: the settings of an authority and the people who lead on inclusion in them. */
@NullMarked
package waymark.settings;

import org.jspecify.annotations.NullMarked;
