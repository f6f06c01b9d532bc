package waymark.journeys.child;

import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/** Who a child is. Never logged, published or stored unsealed. */
public record Identity(
        String surname,
        String forename,
        LocalDate dateOfBirth,
        @Nullable String upn,
        @Nullable String postcode) {

    /** The year whose 1 September begins the school year of birth. */
    public int cohort() {
        var beforeSeptember = dateOfBirth.getMonth().compareTo(Month.SEPTEMBER) < 0;
        return beforeSeptember ? dateOfBirth.getYear() - 1 : dateOfBirth.getYear();
    }

    @Override
    public String toString() {
        return "Identity[sealed]";
    }
}
