/**
 * A small copy of which settings there are and when they were open, so that no child is placed where nobody is.
 *
 * <table>
 * <caption>Refusals</caption>
 * <tr><th>Code</th><th>What the caller is told</th></tr>
 * <tr><td>{@code setting/not-open}</td><td>The setting was not open on that day. Check the day, or choose a setting that was open.</td></tr>
 * </table>
 */
@NullMarked
package waymark.journeys.directory;

import org.jspecify.annotations.NullMarked;
