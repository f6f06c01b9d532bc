/**
 * The rules of the fund. Beyond a national principle the inclusion fund is each authority's own: its bands and their
 * limits, the evidence an application must bring, the days its panel sits. Terms hold from a day until the next terms;
 * those in force are never rewritten.
 *
 * <p>Refusals, each a record of {@link waymark.funding.scheme.SchemeRefusal}:
 *
 * <table>
 * <caption>Why a scheme may say no</caption>
 * <tr><th>Code</th><th>When</th></tr>
 * <tr><td>{@code funding/band-twice}</td><td>two bands of one code</td></tr>
 * <tr><td>{@code funding/terms-in-force}</td><td>other terms from a day on which terms are in force already</td></tr>
 * <tr><td>{@code funding/terms-out-of-order}</td><td>terms from a day before the latest terms</td></tr>
 * <tr><td>{@code funding/panel-in-past}</td><td>a panel planned or called off after its day</td></tr>
 * <tr><td>{@code funding/no-such-panel}</td><td>a panel called off that was not planned</td></tr>
 * </table>
 */
@NullMarked
package waymark.funding.scheme;

import org.jspecify.annotations.NullMarked;
