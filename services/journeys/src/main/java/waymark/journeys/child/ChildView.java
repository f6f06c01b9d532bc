package waymark.journeys.child;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.Sex;
import waymark.platform.privacy.Sealer;

/** A child as one reader sees it; {@code erased} where nobody can tell any more who it was. */
record ChildView(
        String childId,
        boolean erased,
        @Nullable String surname,
        @Nullable String forename,
        @Nullable LocalDate dateOfBirth,
        @Nullable String upn,
        @Nullable String postcode,
        Sex sex,
        Ethnicity ethnicity,
        LocalDate registeredOn,
        @Nullable String settingId,
        int fundedHours,
        @Nullable LocalDate placedFrom,
        @Nullable SenProvision provision,
        @Nullable SenType primaryNeed,
        @Nullable LocalDate provisionFrom,
        @Nullable Circumstances circumstances,
        long version) {

    static final String FIELDS = "surname, forename, date of birth, UPN, postcode";

    static ChildView opened(ChildRecord child, Sealer sealer) {
        var sealed = child.sealed();
        var surname = open(child, "surname", sealed.surname(), sealer);
        var born = open(child, "dateOfBirth", sealed.dateOfBirth(), sealer);
        return new ChildView(
                child.childId(),
                surname == null,
                surname,
                open(child, "forename", sealed.forename(), sealer),
                born == null ? null : LocalDate.parse(born),
                open(child, "upn", sealed.upn(), sealer),
                open(child, "postcode", sealed.postcode(), sealer),
                child.sex(),
                child.ethnicity(),
                child.registeredOn(),
                child.settingId(),
                child.fundedHours(),
                child.placedFrom(),
                child.provision(),
                child.primaryNeed(),
                child.provisionFrom(),
                child.circumstances(),
                child.version());
    }

    private static @Nullable String open(ChildRecord child, String field, @Nullable String value, Sealer sealer) {
        return value == null
                ? null
                : sealer.open(child.childId(), "child-record." + field, value).orElse(null);
    }

    @Override
    public String toString() {
        return "ChildView[" + childId + "]";
    }
}
