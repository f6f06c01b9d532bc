/**
 * Whatever dies: the store, the broker and two services as processes of their own, clients that write down what they
 * asked and were told, a nemesis that kills, stops, cuts and slows them, fills their disks and sets their clocks, and
 * checkers that look at nothing but what is left on the disks.
 */
@NullMarked
package waymark.faults;

import org.jspecify.annotations.NullMarked;
