/**
 * The year's money. An authority sets its inclusion fund for a financial year (April to March) and may adjust it; what a
 * panel agrees is laid aside before it is awarded, and given back if it is declined after all.
 *
 * <p>Refusals, each a record of {@link waymark.funding.budget.BudgetRefusal}:
 *
 * <table>
 * <caption>Why a budget may say no</caption>
 * <tr><th>Code</th><th>When</th></tr>
 * <tr><td>{@code funding/budget-already-set}</td><td>the year has a budget of another amount</td></tr>
 * <tr><td>{@code funding/year-too-far}</td><td>a year more than two ahead of the present one</td></tr>
 * <tr><td>{@code funding/below-committed}</td><td>an adjustment below what is laid aside</td></tr>
 * <tr><td>{@code funding/no-budget}</td><td>an award in a year whose budget is not set</td></tr>
 * <tr><td>{@code funding/budget-short}</td><td>an award of more than is left</td></tr>
 * <tr><td>{@code funding/agreement-overtaken}</td><td>an award the panel has since decided otherwise</td></tr>
 * </table>
 */
@NullMarked
package waymark.funding.budget;

import org.jspecify.annotations.NullMarked;
