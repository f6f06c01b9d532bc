/** What keeps a person's data apart from the facts: keys per person, sealed fields, keyed references. */
@NullMarked
package waymark.platform.privacy;

import org.jspecify.annotations.NullMarked;
