package waymark.demodata;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import waymark.demodata.Sen2People.Sen2Person;
import waymark.demodata.cases.CaseFact;
import waymark.demodata.cases.Course;
import waymark.demodata.cases.RequestOutcome;
import waymark.events.RequestSource;
import waymark.events.SenType;

/**
 * A SEN2 person-level return: the cases received or concluded in the calendar year before, or open at its beginning, as
 * they stood on the census day. Plans made before those years are not part of the demonstration. An outcome is written
 * as it was made, also where the decision is from before the collection period.
 */
final class Sen2Return {
    private static final Map<Integer, LocalDate> CENSUS_DAYS =
            Map.of(2024, LocalDate.of(2024, 1, 18), 2025, LocalDate.of(2025, 1, 16));

    /** Down syndrome is a code of its own from the return of 2025 on. */
    private static final int DOWN_SYNDROME_FROM = 2025;

    private final Sen2People people;
    private final int year;
    private final LocalDate censusDay;

    Sen2Return(Sen2People people, int year) {
        this.people = people;
        this.year = year;
        this.censusDay = Objects.requireNonNull(CENSUS_DAYS.get(year), "There is no census day for " + year);
    }

    void write(Path path, Facts facts) throws IOException {
        try (var xml = new XmlFile(path)) {
            xml.open("Message");
            header(xml);
            xml.open("Persons");
            for (var entry : new TreeMap<>(facts.byChild()).entrySet()) {
                List<CaseFact> cases = entry.getValue().stream()
                        .filter(fact -> fact.course().isInReturnAbout(year - 1))
                        .toList();
                if (!cases.isEmpty()) {
                    person(xml, entry.getKey(), cases);
                }
            }
            xml.end();
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException("The SEN2 return could not be written.", e);
        }
    }

    private void header(XmlFile xml) throws XMLStreamException {
        xml.open("Header");
        xml.open("CollectionDetails");
        xml.value("Collection", "SEN2");
        xml.value("Year", year);
        xml.value("ReferenceDate", censusDay);
        xml.end();
        xml.open("Source");
        xml.value("SourceLevel", "L");
        xml.value("LEA", people.la());
        xml.value("SoftwareCode", "Waymark demonstration data");
        xml.value("Release", "1");
        xml.value("SerialNo", "001");
        xml.value("DateTime", censusDay + "T09:00:00");
        xml.end();
        xml.end();
    }

    private void person(XmlFile xml, String childKey, List<CaseFact> cases) throws XMLStreamException {
        boolean hasPlan =
                cases.stream().anyMatch(fact -> fact.course().asAt(censusDay).issuedOn() != null);
        Sen2Person it = people.person(childKey, hasPlan);
        xml.open("Person");
        xml.value("Surname", it.person().surname());
        xml.value("Forename", it.person().forename());
        xml.value("PersonBirthDate", it.person().dateOfBirth());
        xml.value("Sex", it.person().sex());
        xml.value("Ethnicity", it.person().ethnicity());
        xml.value("PostCode", it.person().postcode());
        xml.value("UPN", it.upn());
        xml.value("UPNunknown", it.upnUnknown());
        for (CaseFact fact : cases) {
            request(xml, it, fact.source(), fact.course().asAt(censusDay));
        }
        xml.end();
    }

    private void request(XmlFile xml, Sen2Person person, RequestSource source, Course course)
            throws XMLStreamException {
        xml.open("Requests");
        xml.value("ReceivedDate", course.receivedOn());
        xml.value("RequestSource", code(source));
        xml.flag("RYA", false);
        xml.value("RequestOutcomeDate", course.decidedOn());
        xml.value("RequestOutcome", course.outcome().code());
        if (course.decidedOn() != null) {
            xml.flag("RequestMediation", false);
            xml.flag("RequestTribunal", false);
            xml.flag("Exported", false);
        }
        if (course.outcome() == RequestOutcome.ASSESS) {
            assessment(xml, person, course);
        }
        if (course.issuedOn() != null) {
            activePlan(xml, person, course.issuedOn());
        }
        xml.end();
    }

    private static @Nullable Integer code(RequestSource source) {
        return source == RequestSource.NOT_STATED ? null : source.ordinal() + 1;
    }

    private void assessment(XmlFile xml, Sen2Person person, Course course) throws XMLStreamException {
        LocalDate issued = course.issuedOn();
        LocalDate notIssued = course.notIssuedOn();
        xml.open("Assessment");
        xml.value("AssessmentOutcome", issued != null ? "Y" : notIssued != null ? "N" : "A");
        xml.value("AssessmentOutcomeDate", issued != null ? issued : notIssued);
        xml.flag("AssessmentMediation", false);
        xml.flag("AssessmentTribunal", false);
        xml.flag("OtherMediation", false);
        xml.flag("OtherTribunal", false);
        xml.flag("Week20", course.excepted());
        if (issued != null) {
            xml.open("NamedPlan");
            xml.value("StartDate", issued);
            xml.flag("PB", false);
            xml.flag("OA", false);
            xml.open("PlanDetail");
            placement(xml, person);
            xml.end();
            xml.end();
        }
        xml.end();
    }

    private void activePlan(XmlFile xml, Sen2Person person, LocalDate issued) throws XMLStreamException {
        xml.open("ActivePlans");
        xml.open("PlacementDetail");
        placement(xml, person);
        xml.value("EntryDate", issued);
        xml.end();
        boolean older = person.need() == SenType.DS && year < DOWN_SYNDROME_FROM;
        xml.open("SENneed");
        xml.value("SENtype", older ? SenType.OTH : person.need() == SenType.NSA ? SenType.SLCN : person.need());
        xml.value("SENtypeRank", 1);
        xml.end();
        xml.end();
    }

    private static void placement(XmlFile xml, Sen2Person person) throws XMLStreamException {
        xml.value("URN", person.schoolUrn());
        xml.value("SENSetting", person.schoolUrn() == null ? "EYP" : null);
        xml.value("PlacementRank", 1);
        if (person.schoolUrn() != null) {
            xml.flag("SENunitIndicator", false);
            xml.flag("ResourcedProvisionIndicator", false);
        }
    }
}
