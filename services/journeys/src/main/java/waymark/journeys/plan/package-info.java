/**
 * Education, health and care: a request for an assessment, what was decided, and the plan that came of it or did not.
 *
 * <table>
 * <caption>Refusals</caption>
 * <tr><th>Code</th><th>What the caller is told</th></tr>
 * <tr><td>{@code plan/date-in-future}</td><td>This day has not come yet. Record what has happened on or after its day.</td></tr>
 * <tr><td>{@code plan/dates-out-of-order}</td><td>A request is received, decided on, and then a plan is issued or declined. Check the days.</td></tr>
 * <tr><td>{@code plan/already-decided}</td><td>It has been decided whether to assess, and decisions are never rewritten. Check the case.</td></tr>
 * <tr><td>{@code plan/not-decided}</td><td>First record whether the authority will assess.</td></tr>
 * <tr><td>{@code plan/not-assessed}</td><td>The authority decided not to assess, so there is no plan to issue or decline.</td></tr>
 * <tr><td>{@code plan/already-closed}</td><td>This case has ended: a plan was issued or declined, or the request withdrawn.</td></tr>
 * <tr><td>{@code plan/exception-already-recorded}</td><td>This clock already has a recorded exception.</td></tr>
 * <tr><td>{@code plan/of-another-request}</td><td>This case is about another child, source or day of receipt. Check the references.</td></tr>
 * <tr><td>{@code plan/return-contradicts}</td><td>The return says otherwise than what is recorded for this request. Correct the one that is wrong.</td></tr>
 * </table>
 */
@NullMarked
package waymark.journeys.plan;

import org.jspecify.annotations.NullMarked;
