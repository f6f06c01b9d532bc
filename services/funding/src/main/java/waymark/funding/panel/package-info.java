/**
 * The panel at work. It agrees awards and declines; what it agrees is laid aside in the budget of the day's financial year
 * and thereby awarded, at once or, should the service stop in between, as soon as it runs again. Decisions of earlier
 * years come in as files.
 *
 * <p>How an award stays safe: the application records the agreement first, under a number; the budget then commits that
 * number's amount, once however often it is asked; then the application records the award, once. Each step can be
 * repeated, and a later agreement or a decline overtakes whatever is still on its way. Refusals are those of {@code
 * waymark.funding.application} and {@code waymark.funding.budget}.
 */
@NullMarked
package waymark.funding.panel;

import org.jspecify.annotations.NullMarked;
