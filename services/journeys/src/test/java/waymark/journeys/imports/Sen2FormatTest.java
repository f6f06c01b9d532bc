package waymark.journeys.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import waymark.events.RequestSource;
import waymark.journeys.child.ChildCommand.RegisterChild;
import waymark.journeys.child.Identity;
import waymark.journeys.child.KnownChildren;
import waymark.journeys.plan.CaseIds;
import waymark.journeys.plan.PlanCommand.Decision;
import waymark.journeys.plan.PlanCommand.RecordReturnedCase;
import waymark.journeys.plan.PlanCommand.ReturnedCase;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.imports.ImportFormat.Rows;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;

class Sen2FormatTest {

    private static final Caller OFFICER = new Caller("o", "874", Set.of(), Set.of("inclusion-officer"));
    private static final LocalDate CENSUS = LocalDate.of(2024, 1, 18);
    private static final String WHO = "<Surname>Testchild</Surname><Forename>Rowan &amp; Ash</Forename>"
            + "<PersonBirthDate>2019-05-17</PersonBirthDate><UPN>H801200001001</UPN>";
    private static final String DECIDED = "<ReceivedDate>2023-02-01</ReceivedDate><RequestSource>1</RequestSource>"
            + "<RequestOutcomeDate>2023-03-15</RequestOutcomeDate><RequestOutcome>Y</RequestOutcome>";

    private final Known known = new Known();
    private final Sen2Format format = new Sen2Format(
            Clock.fixed(Instant.parse("2024-11-20T12:00:00Z"), ZoneOffset.UTC),
            new PlainReferences(),
            known,
            new CaseIds(new PlainReferences()));
    private final Found found = new Found();

    @Test
    void a_whole_case_is_read_with_its_dates() throws IOException {
        read(person(WHO, DECIDED + assessment("Y", "2023-06-21", "1")));

        assertThat(found.problems).isEmpty();
        assertThat(found.people.getFirst().identity().forename()).isEqualTo("Rowan & Ash");
        assertThat(found.people.getFirst().requests())
                .containsExactly(new ReturnedCase(
                        RequestSource.PARENT,
                        LocalDate.of(2023, 2, 1),
                        false,
                        new Decision(true, LocalDate.of(2023, 3, 15)),
                        LocalDate.of(2023, 6, 21),
                        null,
                        null,
                        LocalDate.of(2023, 6, 21)));
    }

    @ParameterizedTest
    @CsvSource({"A, false, false", "W, false, true", "H, true, false"})
    void an_undated_outcome_of_a_request_says_what_it_says(String outcome, boolean historical, boolean withdrawn)
            throws IOException {
        read(person(WHO, "<ReceivedDate>2023-02-01</ReceivedDate><RequestOutcome>" + outcome + "</RequestOutcome>"));

        var request = found.people.getFirst().requests().getFirst();
        assertThat(request.historical()).isEqualTo(historical);
        assertThat(request.withdrawnOn()).isEqualTo(withdrawn ? CENSUS : null);
        assertThat(request.decision()).isNull();
    }

    @Test
    void a_refusal_to_issue_has_its_day() throws IOException {
        read(person(WHO, DECIDED + assessment("N", "2023-05-24", "0")));

        var request = found.people.getFirst().requests().getFirst();
        assertThat(request.declinedOn()).isEqualTo("2023-05-24");
        assertThat(request.exceptedOn()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<RequestOutcome>Q</RequestOutcome> | RequestOutcome | sen2/code",
                "<RequestOutcome>Y</RequestOutcome> | RequestOutcomeDate | sen2/missing",
                "<RequestOutcome>A</RequestOutcome><RequestOutcomeDate>2023-03-01</RequestOutcomeDate> | RequestOutcomeDate | sen2/not-expected",
                "<RequestOutcome>Y</RequestOutcome><RequestOutcomeDate>2023-01-31</RequestOutcomeDate> | RequestOutcomeDate | sen2/dates-out-of-order",
                "<RequestOutcome>Y</RequestOutcome><RequestOutcomeDate>2099-01-31</RequestOutcomeDate> | RequestOutcomeDate | sen2/future-date",
                "<RequestOutcome>Y</RequestOutcome><RequestOutcomeDate>31/01/2024</RequestOutcomeDate> | RequestOutcomeDate | sen2/date",
                "<RequestOutcome>A</RequestOutcome><RequestSource>6</RequestSource> | RequestSource | sen2/code",
            })
    void what_is_wrong_is_told_by_person_and_element(String request, String element, String code) throws IOException {
        read(person(WHO, "<ReceivedDate>2023-02-01</ReceivedDate><RequestOutcome>A</RequestOutcome>")
                + person(
                        WHO.replace("H801200001001", "G80120000101A"),
                        "<ReceivedDate>2023-02-01</ReceivedDate>" + request));

        assertThat(found.problems).contains("2 " + element + " " + code);
        assertThat(found.people).hasSize(1);
    }

    @Test
    void a_wrong_check_letter_and_a_missing_number_are_told() throws IOException {
        read(person(WHO.replace("H801", "A801"), "") + person(WHO.replaceAll("<UPN>.*</UPN>", ""), ""));

        assertThat(found.problems).containsExactly("1 UPN sen2/upn-check-letter", "2 UPN sen2/upn-missing");
    }

    @Test
    void a_document_type_is_refused_and_no_entity_is_read() throws IOException {
        format.read(
                stream("<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Message>&x;</Message>"),
                OFFICER,
                found);

        assertThat(found.problems).containsExactly("0  sen2/document-type");
        assertThat(found.people).isEmpty();
    }

    @Test
    void a_return_of_another_authority_is_refused() throws IOException {
        format.read(stream(message(person(WHO, "")).replace("874", "301")), OFFICER, found);

        assertThat(found.problems).contains("0 LEA sen2/other-authority");
    }

    @Test
    void a_file_cut_short_is_refused() throws IOException {
        var whole = message(person(WHO, ""));
        format.read(stream(whole.substring(0, whole.length() - 20)), OFFICER, found);

        assertThat(found.problems).anyMatch(problem -> problem.endsWith("sen2/malformed"));
    }

    @Test
    void a_child_known_by_upn_is_continued() throws IOException {
        known.upns.put("H801200001001", "child-1");
        read(person(WHO, DECIDED));

        assertThat(format.commands(found.people.getFirst(), OFFICER))
                .containsExactly(new RecordReturnedCase(
                        "ehc-case:child-1 2023-02-01",
                        "child-1",
                        "874",
                        found.people.getFirst().requests().getFirst()));
    }

    @Test
    void a_child_known_by_name_learns_its_upn() throws IOException {
        known.namesakes = List.of("child-2");
        read(person(WHO, DECIDED));

        var commands = format.commands(found.people.getFirst(), OFFICER);
        assertThat(commands).hasSize(2);
        assertThat(((RegisterChild) commands.getFirst()).childId()).isEqualTo("child-2");
    }

    @Test
    void a_stranger_is_registered_from_the_first_request_on() throws IOException {
        read(person(WHO, DECIDED));

        var commands = format.commands(found.people.getFirst(), OFFICER);
        var register = (RegisterChild) commands.getFirst();
        assertThat(register.childId()).isEqualTo("person:upn H801200001001");
        assertThat(register.effective()).isEqualTo("2023-02-01");
        assertThat(commands).isEqualTo(format.commands(found.people.getFirst(), OFFICER));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // who is first and second in the file, by UPN; whether the second can be told from the first
                "H801200001001, G80120000101A, true",
                "H801200001001, -, false",
                "-, G80120000101A, false"
            })
    void two_of_one_name_and_birthday_in_a_return_need_a_upn_each(
            @Nullable String first, @Nullable String second, boolean told) throws IOException {
        read(person(withUpn(first), DECIDED) + person(withUpn(second), DECIDED));
        checkEach();

        assertThat(found.problems).isEqualTo(told ? List.of() : List.of("2 Surname sen2/ambiguous-person"));
    }

    @Test
    void two_with_a_upn_each_are_not_both_the_one_child_on_record_who_has_none() throws IOException {
        known.namesakes = List.of("child-1");
        read(person(withUpn("H801200001001"), DECIDED) + person(withUpn("G80120000101A"), DECIDED));
        checkEach();

        assertThat(found.problems).containsExactly("2 Surname sen2/ambiguous-person");
    }

    @Test
    void who_was_brought_before_is_remembered_whatever_the_case_of_the_name() throws IOException {
        read(person(withUpn(null), DECIDED)
                + person(withUpn("G80120000101A").replace("Testchild", "TESTCHILD"), DECIDED));
        var check = format.check(OFFICER);
        check.unchanged(List.of(new Numbered<>(1, found.people.get(0))), found);
        check.rows(List.of(new Numbered<>(2, found.people.get(1))), found);

        assertThat(found.problems).containsExactly("2 Surname sen2/ambiguous-person");
    }

    private void checkEach() {
        var check = format.check(OFFICER);
        for (int i = 0; i < found.people.size(); i++) {
            check.rows(List.of(new Numbered<>(i + 1, found.people.get(i))), found);
        }
    }

    @Test
    void a_person_without_a_upn_must_not_be_one_of_several_known() throws IOException {
        known.namesakes = List.of("child-1", "child-2");
        read(person(withUpn(null), DECIDED));
        format.check(OFFICER).rows(List.of(new Numbered<>(1, found.people.getFirst())), found);

        assertThat(found.problems).containsExactly("1 Surname sen2/ambiguous-person");
    }

    private static String withUpn(@Nullable String upn) {
        return upn == null
                ? WHO.replaceAll("<UPN>.*</UPN>", "<UPNunknown>UN8</UPNunknown>")
                : WHO.replace("H801200001001", upn);
    }

    @Test
    void ten_thousand_people_are_read_one_by_one() throws IOException {
        var people = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            people.append(person(WHO, DECIDED));
        }
        read(people.toString());

        assertThat(found.people).hasSize(10_000);
    }

    private void read(String people) throws IOException {
        format.read(stream(message(people)), OFFICER, found);
    }

    private static String message(String people) {
        return "<Message><Header><CollectionDetails><ReferenceDate>" + CENSUS + "</ReferenceDate></CollectionDetails>"
                + "<Source><LEA>874</LEA></Source></Header><Persons>" + people + "</Persons></Message>";
    }

    private static String person(String who, String request) {
        var requests = request.isEmpty() ? "" : "<Requests>" + request + "</Requests>";
        return "<Person>" + who + "<Sex>F</Sex>" + requests + "</Person>";
    }

    private static String assessment(String outcome, String on, String week20) {
        return "<Assessment><AssessmentOutcome>" + outcome + "</AssessmentOutcome><AssessmentOutcomeDate>" + on
                + "</AssessmentOutcomeDate><Week20>" + week20 + "</Week20></Assessment>";
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Found implements Rows<Sen2Person> {
        private final List<Sen2Person> people = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        @Override
        public void row(int number, Sen2Person row) {
            people.add(row);
        }

        @Override
        public void problem(int row, String column, String code, String expected) {
            problems.add(row + " " + column + " " + code);
        }
    }

    private static final class Known implements KnownChildren {
        private final Map<String, String> upns = new HashMap<>();
        private List<String> namesakes = List.of();

        @Override
        public Map<String, String> holders(String la, Collection<String> asked) {
            var holders = new HashMap<>(upns);
            holders.keySet().retainAll(asked);
            return holders;
        }

        @Override
        public Map<Identity, List<String>> namesakes(String la, Collection<Identity> identities) {
            return identities.stream().collect(Collectors.toMap(identity -> identity, identity -> namesakes));
        }

        @Override
        public Set<String> known(String la, Collection<String> childIds) {
            return Set.of();
        }
    }

    private static final class PlainReferences implements References {
        @Override
        public String idOf(String kind, String la, String reference) {
            return kind.startsWith("told")
                    ? UUID.nameUUIDFromBytes((kind + reference).getBytes(StandardCharsets.UTF_8))
                            .toString()
                    : kind + ":" + reference;
        }

        @Override
        public String lookupKey(String kind, String la, String... values) {
            return kind + ":" + String.join(",", values).toUpperCase(Locale.ROOT);
        }
    }
}
