/**
 * Measures: what an area is asked in an inspection, each with its definition and a pure function over the area as at a
 * date and as known at an instant. One figure feeds page, API, CSV and pack; small numbers are withheld in one place.
 */
@NullMarked
package waymark.evidence.measure;

import org.jspecify.annotations.NullMarked;
