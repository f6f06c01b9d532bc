/**
 * Clusters of settings whose SENCOs meet. A cluster is formed, settings join it from a day on and leave it again.
 *
 * <p>Refusals, each documented at its record in {@link waymark.training.cluster.ClusterRefusal}:
 *
 * <table>
 * <caption>Why something about a cluster may be refused</caption>
 * <tr><th>Code</th><th>When</th></tr>
 * <tr><td>{@code training/cluster-known}</td><td>the reference belongs to a cluster of another name</td></tr>
 * <tr><td>{@code training/already-member}</td><td>the setting is in the cluster in that time</td></tr>
 * <tr><td>{@code training/not-member}</td><td>the setting is not in the cluster</td></tr>
 * <tr><td>{@code training/membership-ended}</td><td>the setting left on another day</td></tr>
 * <tr><td>{@code training/left-before-joining}</td><td>an end before the membership began</td></tr>
 * <tr><td>{@code training/date-in-future}</td><td>a day that has not come yet</td></tr>
 * <tr><td>{@code training/setting-not-open}</td><td>the setting is not open on the day</td></tr>
 * </table>
 */
@NullMarked
@ApplicationModule(allowedDependencies = "directory")
package waymark.training.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
