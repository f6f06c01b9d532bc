package waymark.journeys.child;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By whom a child is recognised again: its UPN, or its names with the date of birth. Holds keyed hashes only. */
public interface KnownChildren {

    /** Holders of those of the UPNs that are held, by UPN. */
    Map<String, String> holders(String la, Collection<String> upns);

    /** For each who has any: children of that name and date of birth who do not have another UPN; usually one. */
    Map<Identity, List<String>> namesakes(String la, Collection<Identity> identities);

    /** Which of these children the authority knows. */
    Set<String> known(String la, Collection<String> childIds);
}
