/**
 * The register of settings. A setting joins the authority's register on the day it opens, its details change from a day
 * on, and one day it closes. Whoever needs to know which settings there were on a day asks here, or hears of it in
 * {@code waymark.settings.v1}.
 *
 * <p>Refusals, each documented at its record in {@link waymark.settings.register.SettingRefusal}:
 *
 * <table>
 * <caption>Why the register may say no</caption>
 * <tr><th>Code</th><th>When</th></tr>
 * <tr><td>{@code settings/already-registered}</td><td>the reference is in use with other details</td></tr>
 * <tr><td>{@code settings/urn-malformed}</td><td>the URN is not one this type of setting can have</td></tr>
 * <tr><td>{@code settings/date-in-future}</td><td>a day that has not come yet</td></tr>
 * <tr><td>{@code settings/before-opening}</td><td>a change or closure before the setting opened</td></tr>
 * <tr><td>{@code settings/change-out-of-order}</td><td>a later change is recorded already</td></tr>
 * <tr><td>{@code settings/setting-closed}</td><td>a change to, or a second closing day of, a closed setting</td></tr>
 * <tr><td>{@code settings/opening-day-differs}</td><td>a file gives another opening day than the register</td></tr>
 * </table>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package waymark.settings.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
