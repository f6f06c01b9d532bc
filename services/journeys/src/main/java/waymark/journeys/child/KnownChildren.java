package waymark.journeys.child;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** By whom a child is recognised again: its UPN, or its names with the date of birth. Holds keyed hashes only. */
public interface KnownChildren {

    /** Holders of those of the UPNs that are held, by UPN. */
    Map<String, String> holders(String la, Collection<String> upns);

    /** Children of this name and date of birth who do not have another UPN: usually none or one. */
    Set<String> namesakes(String la, Identity identity);

    /** Which of these children the authority knows. */
    Set<String> known(String la, Collection<String> childIds);
}
