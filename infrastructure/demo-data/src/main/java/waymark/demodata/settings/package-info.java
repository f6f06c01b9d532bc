/** Invented settings, their SENCOs and their clusters. */
@NullMarked
package waymark.demodata.settings;

import org.jspecify.annotations.NullMarked;
