package waymark.demodata;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import waymark.demodata.people.Child;
import waymark.demodata.people.Children;
import waymark.demodata.people.Journey;
import waymark.demodata.people.Journeys;
import waymark.demodata.people.OlderPerson;
import waymark.demodata.people.Person;
import waymark.events.SenType;

/** Finds who a case is about: a child of the headcounts, or a person only SEN2 knows. */
record Sen2People(String la, Children children, Journeys journeys, List<LocalDate> olderPersons, long seed) {

    /** {@code schoolUrn} is absent where SEN2 says only that it is an early years provider. */
    record Sen2Person(
            Person person,
            @Nullable String upn,
            @Nullable String upnUnknown,
            SenType need,
            @Nullable String schoolUrn) {}

    Sen2Person person(String childKey, boolean hasPlan) {
        int index = Integer.parseInt(childKey.substring(1)) - 1;
        if (childKey.startsWith("P")) {
            OlderPerson older = OlderPerson.of(la, index, olderPersons.get(index), seed);
            return new Sen2Person(
                    older.person(), older.person().upn(), older.upnUnknown(), older.need(), older.schoolUrn());
        }
        Child child = children.child(index);
        Journey journey = journeys.journey(child);
        var setting = child.lastPlacement().setting();
        String upn = child.person().upn();
        if (upn == null && hasPlan) {
            upn = children.upnFromTheAuthority(
                    child, Objects.requireNonNull(journey.planOn()).getYear());
        }
        return new Sen2Person(
                child.person(),
                upn,
                upn == null ? "UN1" : null,
                Objects.requireNonNull(journey.need()),
                setting.isSchool() ? setting.urn() : null);
    }
}
