/** How fast events leave a service's log for Kafka, become dossiers at the other end, and are seen in a figure there. */
@NullMarked
package waymark.bench.kafka;

import org.jspecify.annotations.NullMarked;
