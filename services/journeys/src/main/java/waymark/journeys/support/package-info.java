/**
 * The graduated approach: somebody is concerned, then cycles of assess, plan, do and review, with the parents' view.
 *
 * <table>
 * <caption>Refusals</caption>
 * <tr><th>Code</th><th>What the caller is told</th></tr>
 * <tr><td>{@code support/date-in-future}</td><td>This day has not come yet. Record what has happened on or after its day.</td></tr>
 * <tr><td>{@code support/dates-out-of-order}</td><td>A cycle opens, is planned, then reviewed; the review is due after the plan. Check the days.</td></tr>
 * <tr><td>{@code support/not-planned}</td><td>A cycle is reviewed against its plan. Record the plan first.</td></tr>
 * <tr><td>{@code support/already-reviewed}</td><td>This cycle has been reviewed. Open the next cycle to plan further support.</td></tr>
 * <tr><td>{@code support/of-another-child}</td><td>This belongs to another child, setting or day. Check the references.</td></tr>
 * </table>
 */
@NullMarked
package waymark.journeys.support;

import org.jspecify.annotations.NullMarked;
