/**
 * Meetings of clusters. A meeting is scheduled with so many places; settings book one or wait for one; whoever waits
 * longest moves up when a booking is cancelled; on the day the register says who was invited and who came. A meeting
 * may be called off.
 *
 * <p>Refusals, each documented at its record in {@link waymark.training.meeting.MeetingRefusal}:
 *
 * <table>
 * <caption>Why something about a meeting may be refused</caption>
 * <tr><th>Code</th><th>When</th></tr>
 * <tr><td>{@code training/meeting-known}</td><td>the reference belongs to another meeting</td></tr>
 * <tr><td>{@code training/meeting-cancelled}</td><td>the meeting has been called off</td></tr>
 * <tr><td>{@code training/meeting-over}</td><td>a booking after the day of the meeting or its register</td></tr>
 * <tr><td>{@code training/meeting-to-come}</td><td>a register before the day of the meeting</td></tr>
 * <tr><td>{@code training/register-taken}</td><td>calling off a meeting that took place</td></tr>
 * <tr><td>{@code training/not-booked}</td><td>cancelling a place nobody booked</td></tr>
 * <tr><td>{@code training/not-invited}</td><td>a register with somebody who was not invited</td></tr>
 * <tr><td>{@code training/setting-closed}</td><td>a booking for a setting that is not open on the day</td></tr>
 * </table>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"cluster", "directory"})
package waymark.training.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
