@NullMarked
package waymark.evidence.dossier;

import org.jspecify.annotations.NullMarked;
