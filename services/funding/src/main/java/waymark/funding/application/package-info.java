/**
 * An application to the inclusion fund. A setting asks for money for a child, the inclusion team checks it and
 * recommends, the panel agrees an award or declines, the budget bears the award, and it is paid to the setting; each once
 * and in that order. Whoever waits for an answer sees the queue.
 *
 * <p>Refusals, each a record of {@link waymark.funding.application.FundingRefusal} or {@link
 * waymark.funding.application.EligibilityRefusal}:
 *
 * <table>
 * <caption>Why an application may be refused a step</caption>
 * <tr><th>Code</th><th>When</th></tr>
 * <tr><td>{@code funding/application-differs}</td><td>the reference belongs to another application, or what is
 * recorded says otherwise</td></tr>
 * <tr><td>{@code funding/date-in-future}</td><td>a day that has not come yet</td></tr>
 * <tr><td>{@code funding/out-of-order}</td><td>a day before the step it follows</td></tr>
 * <tr><td>{@code funding/amount-not-positive}</td><td>nothing is applied for, recommended or awarded</td></tr>
 * <tr><td>{@code funding/more-than-requested}</td><td>a recommendation or award above the request</td></tr>
 * <tr><td>{@code funding/no-such-band}</td><td>a band the scheme does not have, or none where it has some</td></tr>
 * <tr><td>{@code funding/above-limit}</td><td>a request above its band's limit</td></tr>
 * <tr><td>{@code funding/evidence-missing}</td><td>evidence the scheme asks for is not there</td></tr>
 * <tr><td>{@code funding/setting-not-open}</td><td>the setting is not open on the day of the application</td></tr>
 * <tr><td>{@code funding/child-not-placed}</td><td>the child has no place there on the day of the application</td></tr>
 * <tr><td>{@code funding/already-checked}</td><td>the inclusion team has recommended otherwise already</td></tr>
 * <tr><td>{@code funding/not-checked}</td><td>the panel is to decide before the inclusion team has recommended</td></tr>
 * <tr><td>{@code funding/already-decided}</td><td>the panel has decided already</td></tr>
 * <tr><td>{@code funding/agreement-not-current}</td><td>an award is confirmed that the panel has since changed</td></tr>
 * <tr><td>{@code funding/not-awarded}</td><td>a payment without an award</td></tr>
 * <tr><td>{@code funding/already-paid}</td><td>a second payment</td></tr>
 * </table>
 */
@NullMarked
package waymark.funding.application;

import org.jspecify.annotations.NullMarked;
