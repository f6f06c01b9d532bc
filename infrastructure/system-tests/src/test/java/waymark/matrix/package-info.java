/**
 * Who may do what, shown of every operation there is: each role, in its own authority and another, of its own setting and
 * another, with a good token and a forged one. The table is {@code access.txt}.
 */
@NullMarked
package waymark.matrix;

import org.jspecify.annotations.NullMarked;
