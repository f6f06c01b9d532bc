/**
 * Who leads on inclusion where. A person is appointed SENCO of a setting from a day, may be shared with further
 * childminders of the same agency or network, may oversee further settings, gains a qualification, and stops one day.
 * Maintained schools must have a SENCO, other groups are expected to, childminders are encouraged to.
 *
 * <p>Refusals, each documented at its record in {@link waymark.settings.senco.SencoRefusal}:
 *
 * <table>
 * <caption>Why an appointment may be refused</caption>
 * <tr><th>Code</th><th>When</th></tr>
 * <tr><td>{@code settings/senco-known}</td><td>the reference belongs to a SENCO of another name</td></tr>
 * <tr><td>{@code settings/already-appointed}</td><td>the person is this setting's SENCO in that time</td></tr>
 * <tr><td>{@code settings/not-appointed}</td><td>the person is not this setting's SENCO</td></tr>
 * <tr><td>{@code settings/appointment-ended}</td><td>the appointment ended on another day</td></tr>
 * <tr><td>{@code settings/end-before-start}</td><td>an end before the appointment began</td></tr>
 * <tr><td>{@code settings/sharing-is-for-childminders}</td><td>a shared SENCO for another kind of setting</td></tr>
 * <tr><td>{@code settings/qualification-recorded}</td><td>the award is recorded with another day</td></tr>
 * <tr><td>{@code settings/senco-date-in-future}</td><td>a day that has not come yet</td></tr>
 * <tr><td>{@code settings/setting-not-open}</td><td>the setting is not open on the day</td></tr>
 * </table>
 */
@NullMarked
@ApplicationModule(allowedDependencies = "register")
package waymark.settings.senco;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
