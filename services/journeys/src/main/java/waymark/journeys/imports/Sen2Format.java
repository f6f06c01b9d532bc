package waymark.journeys.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.journeys.child.ChildCommand.RegisterChild;
import waymark.journeys.child.KnownChildren;
import waymark.journeys.plan.CaseIds;
import waymark.journeys.plan.PlanCommand.RecordReturnedCase;
import waymark.journeys.plan.PlanCommand.ReturnedCase;
import waymark.platform.imports.ImportFormat;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;
import waymark.platform.time.London;

/**
 * The SEN2 person-level return, one person after the other. A person is known by UPN, else by names and date of birth;
 * who is not known is registered. A request is known by the person and the day it was received, so that next year's
 * return continues it. The root element's name is not sourced, so any is accepted.
 */
@Component
class Sen2Format implements ImportFormat<Sen2Person> {

    private final Clock clock;
    private final References references;
    private final KnownChildren known;
    private final CaseIds cases;
    private final XMLInputFactory parsers;

    Sen2Format(Clock clock, References references, KnownChildren known, CaseIds cases) {
        this.clock = clock;
        this.references = references;
        this.known = known;
        this.cases = cases;
        this.parsers = XMLInputFactory.newDefaultFactory();
        // A return needs no document type, and one could read other files or grow without end.
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        parsers.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    }

    @Override
    public String kind() {
        return "sen2";
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public List<Column> columns() {
        return Sen2Columns.ALL;
    }

    @Override
    public void read(InputStream file, Caller caller, Rows<Sen2Person> rows) throws IOException {
        int person = 0;
        try {
            var xml = parsers.createXMLStreamReader(file);
            @Nullable LocalDate referenceDate = null;
            while (xml.hasNext()) {
                var event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    rows.problem(
                            person, "", "sen2/document-type", "Expected a return without a document type declaration.");
                    return;
                }
                if (event == XMLStreamConstants.START_ELEMENT && isNamed(xml, "Header")) {
                    referenceDate = header(XmlElement.read(xml), caller, rows);
                } else if (event == XMLStreamConstants.START_ELEMENT && isNamed(xml, "Person")) {
                    if (referenceDate == null) {
                        rows.problem(
                                0,
                                "ReferenceDate",
                                "sen2/header",
                                "Expected a Header with its ReferenceDate before the persons.");
                        return;
                    }
                    person++;
                    read(XmlElement.read(xml), person, referenceDate, rows);
                }
            }
            if (person == 0) {
                rows.problem(0, "Persons", "sen2/empty", "Expected at least one Person.");
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException lost) {
                throw lost;
            }
            rows.problem(
                    person + 1,
                    "",
                    "sen2/malformed",
                    "Expected well-formed XML in the encoding it declares. Reading stopped here.");
        }
    }

    private void read(XmlElement element, int person, LocalDate referenceDate, Rows<Sen2Person> rows) {
        var values = new Sen2Values(person, London.today(clock), rows);
        new Sen2PersonReader(values, referenceDate).read(element).ifPresent(read -> rows.row(person, read));
    }

    private @Nullable LocalDate header(XmlElement header, Caller caller, Problems problems) {
        var values = new Sen2Values(0, London.today(clock), problems);
        var lea = header.first("Source").map(source -> source.value("LEA")).orElse(null);
        if (!caller.la().equals(lea)) {
            values.problem("LEA", "other-authority", "Expected a return of your own authority.");
        }
        return header.first("CollectionDetails")
                .map(details -> values.date(details, "ReferenceDate"))
                .orElse(null);
    }

    private static boolean isNamed(XMLStreamReader xml, String name) {
        return xml.getLocalName().equalsIgnoreCase(name);
    }

    @Override
    public Check<Sen2Person> check(Caller caller) {
        return new Sen2Check(caller.la(), known, references);
    }

    /** One person of one year's return: next year's says more of the same person and replaces nothing. */
    @Override
    public String key(Sen2Person row) {
        return row.referenceDate() + " " + who(row);
    }

    /** By UPN, or by name and date of birth: what a person is recognised by. */
    private static String who(Sen2Person row) {
        var identity = row.identity();
        return identity.upn() != null
                ? "upn " + identity.upn()
                : "name "
                        + String.join(
                                "|",
                                identity.surname(),
                                identity.forename(),
                                identity.dateOfBirth().toString());
    }

    @Override
    public List<Object> commands(Sen2Person row, Caller caller) {
        var la = caller.la();
        var upn = row.identity().upn();
        var byUpn = upn == null
                ? Optional.<String>empty()
                : Optional.ofNullable(known.holders(la, Set.of(upn)).get(upn));
        var commands = new ArrayList<Object>();
        var childId = byUpn.orElseGet(() -> {
            var namesake = known.namesakes(la, Set.of(row.identity())).getOrDefault(row.identity(), List.of()).stream()
                    .findFirst();
            var id = namesake.orElseGet(() -> references.idOf("person", la, who(row)));
            if (namesake.isEmpty() || upn != null) {
                commands.add(register(id, row, la));
            }
            return id;
        });
        for (var request : row.requests()) {
            var caseId = cases.of(la, childId, request.receivedOn());
            commands.add(new RecordReturnedCase(caseId, childId, la, request));
        }
        return commands;
    }

    /** Registers who is not known; adds the UPN of who is known by name only. */
    private RegisterChild register(String id, Sen2Person row, String la) {
        var since = row.requests().stream()
                .map(ReturnedCase::receivedOn)
                .min(LocalDate::compareTo)
                .orElse(London.today(clock));
        return new RegisterChild(id, la, row.identity(), row.sex(), row.ethnicity(), null, since);
    }
}
