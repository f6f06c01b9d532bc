/** The two words every feature here counts in: pounds, and the financial year they belong to. */
@NullMarked
package waymark.funding.money;

import org.jspecify.annotations.NullMarked;
