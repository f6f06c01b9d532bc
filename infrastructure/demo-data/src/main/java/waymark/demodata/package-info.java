/** A synthetic local authority, written as the import files a real one would bring. */
@NullMarked
package waymark.demodata;

import org.jspecify.annotations.NullMarked;
