/** How fast events leave a service's log for Kafka, and how fast they become dossiers at the other end. */
@NullMarked
package waymark.bench.kafka;

import org.jspecify.annotations.NullMarked;
