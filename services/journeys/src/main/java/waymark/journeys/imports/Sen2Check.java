package waymark.journeys.imports;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import waymark.journeys.child.Identity;
import waymark.journeys.child.KnownChildren;
import waymark.platform.imports.ImportFormat.Check;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.imports.ImportFormat.Problems;
import waymark.platform.imports.KeySet;
import waymark.platform.privacy.References;

/**
 * The check of one SEN2 return: everybody in it can be told from everybody else. Who is not known by UPN is known by
 * names and date of birth, so nobody else, in the return or on record, may be taken for the same child.
 */
final class Sen2Check implements Check<Sen2Person> {

    private final String la;
    private final KnownChildren known;
    private final References references;

    private final KeySet names = new KeySet();
    /** Of names in the return: one without a UPN is among them. */
    private final KeySet withoutUpn = new KeySet();
    /** Of names in the return: the child on record who has no UPN has been found. */
    private final KeySet taken = new KeySet();

    Sen2Check(String la, KnownChildren known, References references) {
        this.la = la;
        this.known = known;
        this.references = references;
    }

    @Override
    public void rows(List<Numbered<Sen2Person>> rows, Problems problems) {
        var holders = known.holders(
                la,
                rows.stream()
                        .map(numbered -> numbered.row().identity().upn())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        var unknown = rows.stream()
                .map(numbered -> numbered.row().identity())
                .filter(identity -> identity.upn() == null || !holders.containsKey(identity.upn()))
                .collect(Collectors.toSet());
        var namesakes = known.namesakes(la, unknown);
        for (var numbered : rows) {
            var identity = numbered.row().identity();
            var candidates = namesakes.getOrDefault(identity, List.of()).size();
            if (clashes(identity, candidates > 0) || candidates > 1) {
                ambiguous(numbered.number(), problems);
            }
        }
    }

    @Override
    public void unchanged(List<Numbered<Sen2Person>> rows, Problems problems) {
        for (var numbered : rows) {
            if (clashes(numbered.row().identity(), false)) {
                ambiguous(numbered.number(), problems);
            }
        }
    }

    private boolean clashes(Identity identity, boolean takesNamesake) {
        var key = references.idOf(
                "told name",
                la,
                references.lookupKey(
                        "name",
                        la,
                        identity.surname(),
                        identity.forename(),
                        identity.dateOfBirth().toString()));
        var isFirst = names.add(key);
        var lacksUpn = withoutUpn.contains(key) || (identity.upn() == null && withoutUpn.add(key));
        var takenTwice = takesNamesake && !taken.add(key);
        return !isFirst && (lacksUpn || takenTwice);
    }

    private static void ambiguous(int person, Problems problems) {
        problems.problem(
                person,
                "Surname",
                "sen2/ambiguous-person",
                "Expected persons who can be told apart: more than one child has these names and this date of birth."
                        + " Give each its UPN, in the return and on record.");
    }
}
