package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import waymark.demodata.published.PublishedFigures;

/** The two returns, read back by a parser that knows nothing of how they were written. */
@Timeout(60)
class Sen2FilesTest {

    private static final PublishedFigures PUBLISHED = PublishedFigures.of("874", 2023);
    private static Written written;
    private static Document of2024;
    private static Document of2025;

    @BeforeAll
    static void write(@TempDir Path directory) throws Exception {
        written = Written.to(directory, "874", 2_000, 42);
        of2024 = parse(directory.resolve("07-sen2-2024.xml"));
        of2025 = parse(directory.resolve("07-sen2-2025.xml"));
    }

    @Test
    void the_header_names_the_authority_year_and_census_day() {
        assertThat(text(of2024.getDocumentElement(), "LEA")).isEqualTo("874");
        assertThat(text(of2024.getDocumentElement(), "Year")).isEqualTo("2024");
        assertThat(text(of2024.getDocumentElement(), "ReferenceDate")).isEqualTo("2024-01-18");
        assertThat(text(of2025.getDocumentElement(), "ReferenceDate")).isEqualTo("2025-01-16");
    }

    @Test
    void the_return_of_2024_gives_back_the_published_timeliness_of_2023() {
        var requests = elements(of2024, "Requests").toList();
        var decisions =
                days(requests.stream().filter(it -> text(it, "ReceivedDate").startsWith("2023")), "RequestOutcomeDate");
        var plans = days(
                requests.stream().filter(it -> text(it, "AssessmentOutcome").equals("Y")), "AssessmentOutcomeDate");
        var plain = days(
                requests.stream()
                        .filter(it -> text(it, "AssessmentOutcome").equals("Y")
                                && text(it, "Week20").equals("0")),
                "AssessmentOutcomeDate");
        var none = days(
                requests.stream().filter(it -> text(it, "AssessmentOutcome").equals("N")), "AssessmentOutcomeDate");
        assertThat(upTo(42, decisions)).isEqualTo(PUBLISHED.sixWeeks().within());
        assertThat(decisions).hasSize(PUBLISHED.sixWeeks().total());
        assertThat(upTo(112, none)).isEqualTo(PUBLISHED.sixteenWeeks().within());
        assertThat(none).hasSize(PUBLISHED.sixteenWeeks().total());
        assertThat(upTo(140, plans)).isEqualTo(PUBLISHED.plans().withinTwentyWeeks());
        assertThat(plans).hasSize(PUBLISHED.plans().issued());
        assertThat(upTo(140, plain))
                .isEqualTo(PUBLISHED.plansWithoutExceptions().withinTwentyWeeks());
        assertThat(plain).hasSize(PUBLISHED.plansWithoutExceptions().issued());
    }

    @Test
    void the_year_is_told_by_the_last_days_in_time_and_the_first_days_late() {
        var requests = elements(of2024, "Requests").toList();
        assertThat(days(requests.stream(), "RequestOutcomeDate")).contains(42L, 43L);
        assertThat(days(requests.stream(), "AssessmentOutcomeDate")).contains(112L, 113L, 140L, 141L);
    }

    @Test
    void outcomes_have_the_items_the_guide_asks_for_and_no_others() {
        assertThat(Stream.concat(elements(of2024, "Requests"), elements(of2025, "Requests")))
                .allSatisfy(request -> {
                    String outcome = text(request, "RequestOutcome");
                    assertThat(outcome).isIn("Y", "N", "A", "W");
                    assertThat(text(request, "RequestOutcomeDate").isEmpty())
                            .isEqualTo(outcome.equals("A") || outcome.equals("W"));
                    assertThat(text(request, "AssessmentOutcome").isEmpty()).isNotEqualTo(outcome.equals("Y"));
                    assertThat(text(request, "StartDate").isEmpty())
                            .isNotEqualTo(text(request, "AssessmentOutcome").equals("Y"));
                });
    }

    @Test
    void nothing_in_a_return_is_later_than_its_census_day() {
        assertThat(dates(of2024)).allMatch(date -> !date.isAfter(LocalDate.of(2024, 1, 18)));
        assertThat(dates(of2025)).allMatch(date -> !date.isAfter(LocalDate.of(2025, 1, 16)));
    }

    @Test
    void every_person_has_a_valid_number_or_a_reason_why_there_is_none() {
        assertThat(Stream.concat(elements(of2024, "Person"), elements(of2025, "Person")))
                .allSatisfy(person -> {
                    assertThat(text(person, "UPN").isEmpty())
                            .isNotEqualTo(text(person, "UPNunknown").isEmpty());
                    assertThat(text(person, "UPN").isEmpty() || UpnTest.isValid(text(person, "UPN")))
                            .isTrue();
                });
    }

    @Test
    void a_part_of_the_persons_are_children_of_the_headcounts_by_name_and_date_of_birth() {
        Set<String> counted = written.rows("headcount").stream()
                .map(row -> String.join("|", row.getFields().subList(3, 6)))
                .collect(Collectors.toSet());
        var persons = elements(of2024, "Person").map(Sen2FilesTest::identity).toList();
        assertThat(persons).doesNotHaveDuplicates();
        assertThat(persons.stream().filter(counted::contains).count()).isBetween(30L, 150L);
        assertThat(persons.stream().filter(person -> person.startsWith("Testchild")))
                .allMatch(counted::contains);
    }

    @Test
    void a_person_is_the_same_in_both_returns_and_open_cases_come_again() {
        var first = requests(of2024, "A");
        var second = requests(of2025, null);
        assertThat(first).isNotEmpty();
        assertThat(second).containsAll(first);
    }

    /** Person and day received, of undecided requests and unfinished assessments or, without an outcome, of all. */
    private static List<String> requests(Document document, @Nullable String outcome) {
        return elements(document, "Person")
                .flatMap(person -> elements(person, "Requests")
                        .filter(it -> outcome == null
                                || outcome.equals(text(it, "RequestOutcome"))
                                || outcome.equals(text(it, "AssessmentOutcome")))
                        .map(it -> identity(person) + "|" + text(it, "ReceivedDate")))
                .toList();
    }

    /** Days from receipt to a date in 2023. */
    private static List<Long> days(Stream<Element> requests, String stop) {
        return requests.filter(it -> text(it, stop).startsWith("2023"))
                .map(it -> ChronoUnit.DAYS.between(
                        LocalDate.parse(text(it, "ReceivedDate")), LocalDate.parse(text(it, stop))))
                .toList();
    }

    private static int upTo(int limit, List<Long> days) {
        return (int) days.stream().filter(day -> day <= limit).count();
    }

    private static List<LocalDate> dates(Document document) {
        return Stream.of("ReceivedDate", "RequestOutcomeDate", "AssessmentOutcomeDate", "StartDate", "EntryDate")
                .flatMap(name -> elements(document, name))
                .map(element -> LocalDate.parse(element.getTextContent()))
                .toList();
    }

    private static String identity(Element person) {
        return text(person, "Surname") + "|" + text(person, "Forename") + "|" + text(person, "PersonBirthDate");
    }

    private static String text(Element element, String name) {
        var found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static Stream<Element> elements(Document document, String name) {
        return elements(document.getDocumentElement(), name);
    }

    private static Stream<Element> elements(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast).toList().stream();
    }

    private static Document parse(Path path) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(path.toFile());
    }
}
