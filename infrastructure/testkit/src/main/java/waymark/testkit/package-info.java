/** What tests of every service share. */
@NullMarked
package waymark.testkit;

import org.jspecify.annotations.NullMarked;
