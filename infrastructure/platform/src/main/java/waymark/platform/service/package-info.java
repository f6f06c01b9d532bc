/** What makes a Spring application a Waymark service. */
@NullMarked
package waymark.platform.service;

import org.jspecify.annotations.NullMarked;
