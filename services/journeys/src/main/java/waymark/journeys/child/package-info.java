/**
 * The children an authority knows: who they are (sealed), where they hold a place, what provision they have, and what else
 * is true of them, each from a day on.
 *
 * <table>
 * <caption>Refusals</caption>
 * <tr><th>Code</th><th>What the caller is told</th></tr>
 * <tr><td>{@code child/date-in-future}</td><td>This day has not come yet. Record facts on or after the day they become true.</td></tr>
 * <tr><td>{@code child/not-yet-born}</td><td>This day is before the child's date of birth. Check both dates.</td></tr>
 * <tr><td>{@code child/upn-of-another-child}</td><td>This UPN belongs to another child of the authority. Find that child, or correct the number.</td></tr>
 * <tr><td>{@code child/postcode-invalid}</td><td>This is not a UK postcode. Give it in full, or leave it out.</td></tr>
 * <tr><td>{@code child/not-placed-there}</td><td>The child had no place at this setting on the day before. Check the setting and the day.</td></tr>
 * <tr><td>{@code child/need-missing}</td><td>SEN support and EHC plans need a primary need. Give its code.</td></tr>
 * <tr><td>{@code child/need-without-provision}</td><td>A primary need goes with SEN support (K) or an EHC plan (E). Leave it out, or correct the provision.</td></tr>
 * <tr><td>{@code child/unassessed-need-with-plan}</td><td>NSA (no specialist assessment) goes with SEN support only. Give the need named in the plan.</td></tr>
 * <tr><td>{@code child/upn-…}</td><td>the UPN rule that is broken, see {@link waymark.journeys.child.Upn.Problem}</td></tr>
 * </table>
 */
@NullMarked
package waymark.journeys.child;

import org.jspecify.annotations.NullMarked;
