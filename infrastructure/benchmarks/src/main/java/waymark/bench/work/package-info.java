/** The work benchmarks do: events of a known size on skewed aggregates, always the same ones. */
@NullMarked
package waymark.bench.work;

import org.jspecify.annotations.NullMarked;
