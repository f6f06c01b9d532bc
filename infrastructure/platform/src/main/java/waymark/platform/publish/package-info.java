/** The only way out of a service: private events translated into published ones, from the log to Kafka. */
@NullMarked
package waymark.platform.publish;

import org.jspecify.annotations.NullMarked;
