/**
 * What every endpoint does the same way: problems, versions, repeated requests.
 *
 * <p>Codes of problems that any service may answer, beside the refusals of its own features:
 *
 * <table>
 * <caption>Codes</caption>
 * <tr><th>Code</th><th>Status</th><th>What to do</th></tr>
 * <tr><td>security/not-signed-in</td><td>401</td><td>send a good access token</td></tr>
 * <tr><td>security/not-allowed</td><td>403</td><td>ask for the role</td></tr>
 * <tr><td>security/no-authority</td><td>403</td><td>ask for a token that names the authority</td></tr>
 * <tr><td>security/issuer-unreachable</td><td>503</td><td>try again</td></tr>
 * <tr><td>web/invalid</td><td>400</td><td>put right what {@code errors} names</td></tr>
 * <tr><td>web/idempotency-key-missing</td><td>400</td><td>send a UUID</td></tr>
 * <tr><td>web/idempotency-key-reused</td><td>422</td><td>take a new key for a new request</td></tr>
 * <tr><td>web/request-in-flight</td><td>409</td><td>ask again in a second</td></tr>
 * <tr><td>web/not-found</td><td>404</td><td>it is not there, or not yours</td></tr>
 * <tr><td>web/already-there</td><td>409</td><td>look at what was recorded meanwhile</td></tr>
 * <tr><td>web/version-missing</td><td>428</td><td>send {@code If-Match}</td></tr>
 * <tr><td>web/version-moved</td><td>412</td><td>read again, decide again</td></tr>
 * <tr><td>web/body-too-large</td><td>413</td><td>send less</td></tr>
 * <tr><td>web/unsupported-media-type, web/not-acceptable, web/method-not-allowed</td><td>415, 406, 405</td>
 * <td>see the headers of the answer</td></tr>
 * <tr><td>web/store-unavailable</td><td>503</td><td>try again with the same key</td></tr>
 * <tr><td>web/fault</td><td>500</td><td>tell the support team the correlation id</td></tr>
 * </table>
 */
@NullMarked
package waymark.platform.web;

import org.jspecify.annotations.NullMarked;
