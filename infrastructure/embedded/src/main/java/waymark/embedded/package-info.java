/** Kafka and a durable MongoDB wire inside a JVM, so that the whole platform runs on one machine with one command. */
@NullMarked
package waymark.embedded;

import org.jspecify.annotations.NullMarked;
