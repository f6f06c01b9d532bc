/** Money for support: an authority's inclusion fund, from the scheme and the year's budget to the payment. */
@NullMarked
package waymark.funding;

import org.jspecify.annotations.NullMarked;
