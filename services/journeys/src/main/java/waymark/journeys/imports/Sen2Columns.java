package waymark.journeys.imports;

import java.util.List;
import waymark.platform.imports.ImportFormat.Column;

/** Which elements of a SEN2 return are read; others are passed over. */
final class Sen2Columns {

    static final List<Column> ALL = List.of(
            new Column("Header/Source/LEA", "Three-digit code of the authority", true, "874"),
            new Column("Header/CollectionDetails/ReferenceDate", "Census day of the return", true, "2024-01-18"),
            new Column("Person/Surname", "Surname", true, "Testchild"),
            new Column("Person/Forename", "Forename", true, "Rowan"),
            new Column("Person/PersonBirthDate", "Date of birth", true, "2020-05-17"),
            new Column("Person/Sex", "M, F or U (GenderCurrent 1, 2, 0, 9 in older returns)", false, "F"),
            new Column("Person/Ethnicity", "DfE main ethnicity code", false, "WBRI"),
            new Column("Person/PostCode", "Postcode of the home", false, "ZZ1 1ZZ"),
            new Column(
                    "Person/UPN",
                    "Unique pupil number; else UniqueLearnerNumber or UPNunknown",
                    false,
                    "H801200001001"),
            new Column("Requests/ReceivedDate", "Day the request was received", true, "2023-02-01"),
            new Column("Requests/RequestSource", "1 to 5", false, "2"),
            new Column("Requests/RequestOutcome", "Y, N, A awaiting, W withdrawn, H historical", true, "Y"),
            new Column(
                    "Requests/RequestOutcomeDate", "Day the requester was informed; with Y and N", false, "2023-03-10"),
            new Column("Assessment/AssessmentOutcome", "Y, N, A, W, H", false, "Y"),
            new Column(
                    "Assessment/AssessmentOutcomeDate",
                    "Day the plan was issued, or the refusal notified",
                    false,
                    "2023-06-20"),
            new Column("Assessment/Week20", "1 where an exception to the 20 weeks applies", false, "0"));

    private Sen2Columns() {}
}
