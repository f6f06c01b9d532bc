/**
 * How Waymark is delivered as containers, checked without a container engine or a cluster: the Compose file and the
 * Helm chart are read, rendered and held against their schemas, each other and the services' own settings.
 */
@NullMarked
package waymark.packaging;

import org.jspecify.annotations.NullMarked;
