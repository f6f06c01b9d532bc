package waymark.journeys.imports;

import java.util.List;
import waymark.platform.imports.ImportFormat.Column;

/** What a headcount file looks like. */
final class HeadcountColumns {

    static final List<Column> ALL = List.of(
            new Column("headcount_date", "Day of the headcount", true, "2024-01-18"),
            new Column("child_reference", "The authority's own reference of the child", true, "C00001"),
            new Column("upn", "Unique pupil number; many early-years children have none", false, "H801200001001"),
            new Column("surname", "Surname", true, "Testchild"),
            new Column("forename", "Forename", true, "Rowan"),
            new Column("date_of_birth", "Date of birth", true, "2020-05-17"),
            new Column("sex", "M, F or U", true, "F"),
            new Column("ethnicity", "DfE main ethnicity code; NOBT where not yet obtained", true, "WBRI"),
            new Column("postcode", "Postcode of the home", false, "ZZ1 1ZZ"),
            new Column("setting_reference", "The authority's own reference of the setting", true, "S001"),
            new Column("start_date", "First day at the setting", true, "2023-09-04"),
            new Column("leaving_date", "First day no longer at the setting", false, ""),
            new Column("funded_hours", "Funded hours a week, 0 to 30", true, "15"),
            new Column("sen_provision", "N none, K SEN support, E EHC plan", true, "K"),
            new Column("primary_need", "Code of the primary need where provision is K or E", false, "SLCN"),
            new Column("eypp", "Early years pupil premium, Y or N", true, "N"),
            new Column("looked_after", "Looked after by an authority, Y or N", true, "N"),
            new Column("eal", "English as an additional language, Y or N", true, "N"),
            new Column("dla", "Disability living allowance, Y or N", true, "N"));

    private HeadcountColumns() {}
}
