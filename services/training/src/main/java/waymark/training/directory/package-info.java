/**
 * Which settings there are, as the settings service tells it: a small local copy, so that clusters and meetings can
 * refuse a setting that is unknown or closed without asking anybody.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package waymark.training.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
