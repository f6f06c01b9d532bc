/**
 * Every published fact, kept per subject (child, setting, SENCO, application, budget, cluster, meeting) with the day it
 * became true, when it was recorded and by whose role. Figures are folded from dossiers and from nothing else, so that
 * every figure can be followed back to the facts behind it.
 */
@NullMarked
package waymark.evidence.dossier;

import org.jspecify.annotations.NullMarked;
