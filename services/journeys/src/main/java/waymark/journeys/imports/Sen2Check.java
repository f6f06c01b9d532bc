package waymark.journeys.imports;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import waymark.journeys.child.Identity;
import waymark.journeys.child.KnownChildren;
import waymark.platform.imports.ImportFormat.Check;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.imports.ImportFormat.Problems;

/**
 * The check of one SEN2 return: everybody in it can be told from everybody else. Without a UPN a person is known by
 * names and date of birth, so nobody else, in the return or on record, may have the same.
 */
final class Sen2Check implements Check<Sen2Person> {

    private final String la;
    private final KnownChildren known;

    /** Whether all of this name so far have a UPN. */
    private final Map<Name, Boolean> inFile = new HashMap<>();

    Sen2Check(String la, KnownChildren known) {
        this.la = la;
        this.known = known;
    }

    @Override
    public void rows(List<Numbered<Sen2Person>> rows, Problems problems) {
        var holders = known.holders(
                la,
                rows.stream()
                        .map(numbered -> numbered.row().identity().upn())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        for (var numbered : rows) {
            var identity = numbered.row().identity();
            var upn = identity.upn();
            var isKnown = upn != null && holders.containsKey(upn);
            if (isAmbiguousInFile(identity)
                    || (!isKnown && known.namesakes(la, identity).size() > 1)) {
                problems.problem(
                        numbered.number(),
                        "Surname",
                        "sen2/ambiguous-person",
                        "Expected a UPN: more than one child has these names and this date of birth.");
            }
        }
    }

    private boolean isAmbiguousInFile(Identity identity) {
        var name = new Name(identity.surname(), identity.forename(), identity.dateOfBirth());
        var hasUpn = identity.upn() != null;
        var before = inFile.put(name, hasUpn && inFile.getOrDefault(name, true));
        return before != null && !(before && hasUpn);
    }

    private record Name(String surname, String forename, LocalDate dateOfBirth) {
        @Override
        public String toString() {
            return "Name[sealed]";
        }
    }
}
