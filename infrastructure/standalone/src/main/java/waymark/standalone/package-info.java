/**
 * The whole platform in one process on one machine: the embedded servers, the development sign-in and the five services,
 * with everything they keep under one data directory. By configuration alone the same services run on clusters.
 */
@NullMarked
package waymark.standalone;

import org.jspecify.annotations.NullMarked;
