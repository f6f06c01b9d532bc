/** The statutory clocks of SEND Regulations 2014 that run from a request, and the deadlines an officer watches. */
@NullMarked
package waymark.journeys.clocks;

import org.jspecify.annotations.NullMarked;
