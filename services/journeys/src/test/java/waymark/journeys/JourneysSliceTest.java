package waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;

/** One authority's files go in, its people look at the children, and nothing says who the children are. */
@TestMethodOrder(MethodName.class)
class JourneysSliceTest {

    static final String HEADER =
            "headcount_date,child_reference,upn,surname,forename,date_of_birth,sex,ethnicity,postcode,setting_reference,"
                    + "start_date,leaving_date,funded_hours,sen_provision,primary_need,eypp,looked_after,eal,dla\n";
    static final String CANARY =
            "2023-10-05,C1,H801200001001,Canarysson,Birdie,2020-05-17,F,WBRI,ZZ9 9ZY,S1,2023-09-04,,15,K,SLCN,N,N,Y,N\n";
    private static final String SECOND =
            "2023-10-05,C2,,Oaktest,Blue,2020-06-18,M,AIND,,S2,2023-09-04,,30,N,,Y,N,N,N\n";
    static final String CYCLES =
            "child_reference,setting_reference,concern_on,area_of_need,cycle_number,opened_on,planned_on,parents_view,"
                    + "review_due_on,reviewed_on,review_outcome\n"
                    + "C1,S1,2023-10-02,SLCN,1,2023-10-09,2023-10-16,\"Canarywords, they like song\",2024-01-08,"
                    + "2024-01-08,CONTINUE\n";
    private static final String SEN2 = """
            <Message><Header><CollectionDetails><Collection>SEN2</Collection><Year>2024</Year>
            <ReferenceDate>2024-01-18</ReferenceDate></CollectionDetails><Source><LEA>874</LEA></Source></Header>
            <Persons><Person><Surname>Canarysson</Surname><Forename>Birdie</Forename>
            <PersonBirthDate>2020-05-17</PersonBirthDate><Sex>F</Sex><UPN>H801200001001</UPN>
            <Requests><ReceivedDate>2023-02-01</ReceivedDate><RequestSource>2</RequestSource>
            <RequestOutcomeDate>2023-03-15</RequestOutcomeDate><RequestOutcome>Y</RequestOutcome>
            <Assessment><AssessmentOutcome>A</AssessmentOutcome><Week20>1</Week20></Assessment></Requests></Person>
            <Person><Surname>Strangertest</Surname><Forename>Ash</Forename>
            <PersonBirthDate>2012-01-31</PersonBirthDate><Sex>M</Sex><UPNunknown>UN8</UPNunknown>
            <Requests><ReceivedDate>2023-05-01</ReceivedDate><RequestOutcome>W</RequestOutcome></Requests></Person>
            </Persons></Message>
            """;
    private static final String SEN2_OF_THIRD = """
            <Message><Header><CollectionDetails><ReferenceDate>2024-01-18</ReferenceDate></CollectionDetails>
            <Source><LEA>874</LEA></Source></Header><Persons><Person><Surname>Ashtest</Surname>
            <Forename>Blue</Forename><PersonBirthDate>2020-06-18</PersonBirthDate><Sex>F</Sex>
            <UPNunknown>UN8</UPNunknown><Requests><ReceivedDate>2023-11-01</ReceivedDate>
            <RequestSource>1</RequestSource><RequestOutcomeDate>2023-12-01</RequestOutcomeDate>
            <RequestOutcome>Y</RequestOutcome></Requests></Person></Persons></Message>
            """;
    static final List<String> CANARIES = List.of(
            "Canarysson",
            "CANARYSSON",
            "Birdie",
            "BIRDIE",
            "2020-05-17",
            "H801200001001",
            "ZZ9 9ZY",
            "ZZ99ZY",
            "Canarywords",
            "Strangertest");

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    private static RunningJourneys journeys;
    private static String officer;

    @BeforeAll
    static void start() {
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        journeys = new RunningJourneys();
        officer = journeys.officer("874");
        journeys.openSetting("874", "S1");
        journeys.openSetting("874", "S2");
    }

    @AfterAll
    static void stop() {
        journeys.close();
    }

    @Test
    void a1_a_wrong_file_is_refused_by_row_and_column_and_nothing_of_it_is_imported() {
        var wrong = CANARY.replace("H801200001001", "A801200001001").replace("C1", "C9")
                + SECOND.replace("S2", "S77").replace("2023-09-04", "2099-09-04");
        var refused = journeys.upload("headcount", "text/csv", officer, HEADER + CANARY.replace("C1", "C8") + wrong);

        assertThat(JsonPath.<String>read(refused, "$.status")).isEqualTo("REFUSED");
        var problems = journeys.get("/api/v1/imports/" + JsonPath.<String>read(refused, "$.id") + "/problems", officer)
                .body();
        assertThat(JsonPath.<List<String>>read(problems, "$.results[*].code"))
                .contains("headcount/upn-check-letter", "import/future-date");
        assertThat(journeys.get("/api/v1/children/" + journeys.childId("874", "C8"), officer)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a2_a_place_at_an_unknown_setting_is_a_problem_of_its_row() {
        var refused = journeys.upload("headcount", "text/csv", officer, HEADER + SECOND.replace("S2", "S77"));
        var problems = journeys.get("/api/v1/imports/" + JsonPath.<String>read(refused, "$.id") + "/problems", officer)
                .body();

        assertThat(JsonPath.<List<String>>read(problems, "$.results[*].code"))
                .containsExactly("headcount/setting-unknown");
        assertThat(JsonPath.<List<Integer>>read(problems, "$.results[*].row")).containsExactly(2);
        assertThat(JsonPath.<List<String>>read(problems, "$.results[*].column")).containsExactly("setting_reference");
    }

    @Test
    void b1_a_headcount_is_imported_and_its_children_are_there() {
        imported("headcount", "text/csv", HEADER + CANARY + SECOND);

        await().untilAsserted(() -> {
            var child = journeys.get("/api/v1/children/" + journeys.childId("874", "C1"), officer);
            assertThat(child.statusCode()).isEqualTo(200);
            assertThat(child.headers().firstValue("ETag")).contains("\"4\"");
            assertThat(JsonPath.<String>read(child.body(), "$.surname")).isEqualTo("Canarysson");
            assertThat(JsonPath.<String>read(child.body(), "$.provision")).isEqualTo("K");
            assertThat(JsonPath.<Boolean>read(child.body(), "$.circumstances.englishAdditionalLanguage"))
                    .isTrue();
        });
    }

    @Test
    void b2_the_same_file_again_changes_nothing_and_says_so() {
        var again = journeys.upload("headcount", "text/csv", officer, HEADER + CANARY + SECOND);

        assertThat(again).contains("\"unchanged\":2");
    }

    @Test
    void b3_cycles_and_a_return_continue_the_same_child() {
        imported("support-cycles", "text/csv", CYCLES);
        imported("sen2", "application/xml", SEN2);

        await().untilAsserted(() -> {
            var story = journeys.get(
                    "/api/v1/children/" + journeys.childId("874", "C1") + "/timeline?pageSize=100", officer);
            assertThat(JsonPath.<List<String>>read(story.body(), "$.results[*].happened"))
                    .containsExactly(
                            "EHC needs assessment requested",
                            "Decided to assess",
                            "Became known to the authority",
                            "Took a place",
                            "Concern raised",
                            "SEN provision recorded",
                            "Circumstances recorded",
                            "Counted at a headcount",
                            "Support cycle opened",
                            "Support planned",
                            "Support reviewed",
                            "Exception to a time limit recorded");
            assertThat(JsonPath.<List<String>>read(story.body(), "$.results[*].parentsView"))
                    .containsExactly("Canarywords, they like song");
            assertThat(JsonPath.<List<String>>read(story.body(), "$.results[*].authorRole"))
                    .containsOnly("inclusion-officer");
        });
    }

    @Test
    void c1_running_clocks_are_listed_with_their_exceptions() {
        await().untilAsserted(() -> {
            var due = journeys.get("/api/v1/deadlines?status=OVERDUE", officer).body();
            assertThat(JsonPath.<List<String>>read(due, "$.results[*].clock"))
                    .containsExactly("SIXTEEN_WEEKS", "TWENTY_WEEKS");
            assertThat(JsonPath.<List<String>>read(due, "$.results[*].exception"))
                    .containsExactly("NOT_STATED");
            assertThat(JsonPath.<List<String>>read(due, "$.results[*].due"))
                    .containsExactly("2023-05-24", "2023-06-21");
        });
    }

    @Test
    void c2_a_senco_sees_the_children_placed_with_her_now_and_no_others() {
        var senco = journeys.senco("874", journeys.settingId("874", "S1"));
        var own = journeys.get("/api/v1/children", senco);

        assertThat(JsonPath.<List<String>>read(own.body(), "$.results[*].childId"))
                .containsExactly(journeys.childId("874", "C1"));
        for (var path : List.of("", "/timeline", "/support-cycles", "/ehc-requests")) {
            var other = "/api/v1/children/" + journeys.childId("874", "C2") + path;
            assertThat(journeys.get(other, senco).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(journeys.get("/api/v1/deadlines", senco).statusCode()).isEqualTo(403);
    }

    @Test
    void c3_another_authoritys_officer_finds_nothing() {
        var other = journeys.officer("301");

        for (var path : List.of("", "/timeline", "/support-cycles", "/ehc-requests")) {
            var ours = "/api/v1/children/" + journeys.childId("874", "C1") + path;
            assertThat(journeys.get(ours, other).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(JsonPath.<Integer>read(
                        journeys.get("/api/v1/children", other).body(), "$.paging.totalResults"))
                .isZero();
        assertThat(journeys.put(
                                "/api/v1/children/" + journeys.childId("874", "C1") + "/placement-end",
                                other,
                                "*",
                                "{\"settingId\":\"x\",\"on\":\"2024-01-08\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void c4_an_officer_says_why_and_every_look_is_on_record() {
        var silent = journeys.send(journeys.request("/api/v1/children/" + journeys.childId("874", "C1"), officer)
                .GET());

        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.body()).contains("journeys/purpose-missing");
        var reads = journeys.get(
                "/api/v1/reads", journeys.issuer.token("874", List.of("data-protection-officer"), List.of()));
        assertThat(JsonPath.<List<String>>read(reads.body(), "$.results[*].purpose"))
                .contains("Checking a test");
        assertThat(reads.body()).contains(journeys.childId("874", "C1"));
    }

    @Test
    void d1_a_senco_registers_a_child_and_moves_its_story_on() {
        var setting = journeys.settingId("874", "S1");
        var senco = journeys.senco("874", setting);
        var made = journeys.post("/api/v1/children", senco, newChild(setting));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var path = made.headers().firstValue("Location").orElseThrow();
        await().untilAsserted(
                        () -> assertThat(journeys.get(path, senco).statusCode()).isEqualTo(200));

        var supported = journeys.put(
                path + "/sen-provision",
                senco,
                "\"1\"",
                "{\"provision\":\"K\",\"primaryNeed\":\"ASD\",\"from\":\"2024-02-01\"}");

        assertThat(supported.statusCode()).as(supported.body()).isEqualTo(200);
        assertThat(supported.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(journeys.post("/api/v1/children", senco, newChild(journeys.settingId("874", "S2")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(code(journeys.put(
                        path + "/sen-provision", senco, "\"2\"", "{\"provision\":\"K\",\"from\":\"2024-03-01\"}")))
                .isEqualTo("child/need-missing");
    }

    @Test
    void d2_an_officer_takes_a_request_to_a_plan() {
        var child = "/api/v1/children/" + journeys.childId("874", "C2");
        var made = journeys.post(
                child + "/ehc-requests", officer, "{\"source\":\"PARENT\",\"receivedOn\":\"2024-02-01\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var path = made.headers().firstValue("Location").orElseThrow();
        await().untilAsserted(() ->
                assertThat(journeys.get(path, officer).statusCode()).isEqualTo(200));

        assertThat(code(journeys.put(path + "/plan", officer, "\"0\"", "{\"issuedOn\":\"2024-05-01\"}")))
                .isEqualTo("plan/not-decided");
        assertThat(journeys.put(
                                path + "/assessment-decision",
                                officer,
                                "\"0\"",
                                "{\"willAssess\":true,\"notifiedOn\":\"2024-03-01\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(journeys.put(path + "/plan", officer, "\"0\"", "{\"issuedOn\":\"2024-05-01\"}")
                        .statusCode())
                .isEqualTo(412);
        assertThat(journeys.put(path + "/plan", officer, "\"1\"", "{\"issuedOn\":\"2024-05-01\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(journeys.put(
                                path + "/exceptions/SIX_WEEKS",
                                officer,
                                "\"2\"",
                                "{\"reason\":\"ABSENCE\",\"recordedOn\":\"2024-03-01\"}")
                        .statusCode())
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(journeys.get(path, officer).body())
                .contains("\"issuedOn\":\"2024-05-01\"", "\"SIX_WEEKS\":\"ABSENCE\""));
    }

    @Test
    void d3_what_was_recorded_by_hand_and_is_brought_by_a_file_is_one() {
        var id = journeys.childId("874", "C3");
        imported("headcount", "text/csv", HEADER + SECOND.replace("C2", "C3").replace("Oaktest", "Ashtest"));
        await().untilAsserted(() -> assertThat(
                        journeys.get("/api/v1/children/" + id, officer).statusCode())
                .isEqualTo(200));
        record(id, "/concerns", "{\"areaOfNeed\":\"SLCN\",\"raisedOn\":\"2023-10-02\"}");
        var opened = "{\"settingId\":\"" + journeys.settingId("874", "S2") + "\",\"openedOn\":\"2023-10-09\"}";
        record(id, "/support-cycles", opened);
        record(id, "/ehc-requests", "{\"source\":\"PARENT\",\"receivedOn\":\"2023-11-01\"}");

        imported("support-cycles", "text/csv", CYCLES.replace("C1,S1", "C3,S2").replace("Canarywords", "Words"));
        imported("sen2", "application/xml", SEN2_OF_THIRD);
        await().untilAsserted(() -> assertThat(happened(id))
                .contains("Support reviewed", "Decided to assess")
                .containsOnlyOnce("Concern raised", "Support cycle opened", "EHC needs assessment requested"));

        record(id, "/support-cycles", opened);
        assertThat(happened(id)).containsOnlyOnce("Support cycle opened");
    }

    @Test
    void d4_a_file_the_rules_would_refuse_in_part_is_refused_whole_before_anything_is_stored() {
        var again = CYCLES.replace("C1,S1", "C3,S2")
                .replace("Canarywords", "Words")
                .replace("2024-01-08,CONTINUE", "2024-01-09,CONTINUE");
        var other = "C2,S2,2023-10-02,SLCN,1,2023-10-09,,,,,\n";
        var refused = journeys.upload("support-cycles", "text/csv", officer, again + other);

        assertThat(JsonPath.<String>read(refused, "$.status")).isEqualTo("REFUSED");
        var problems = journeys.get("/api/v1/imports/" + JsonPath.<String>read(refused, "$.id") + "/problems", officer)
                .body();
        assertThat(JsonPath.<List<String>>read(problems, "$.results[*].code"))
                .containsExactly("support/already-reviewed");
        assertThat(JsonPath.<List<Integer>>read(problems, "$.results[*].row")).containsExactly(2);
        assertThat(happened(journeys.childId("874", "C2"))).doesNotContain("Support cycle opened");
    }

    @Test
    void d5_the_same_request_under_another_upn_is_another_childs() {
        var twin = SEN2_OF_THIRD.replace("<UPNunknown>UN8</UPNunknown>", "<UPN>G80120000101A</UPN>");
        imported("sen2", "application/xml", twin.replace("2024-01-18", "2024-01-19"));
        imported(
                "sen2",
                "application/xml",
                twin.replace("G80120000101A", "X801200001002").replace("2024-01-18", "2024-01-19"));

        await().untilAsserted(() ->
                assertThat(happened(journeys.childId("874", "C3"))).contains("Details of identity corrected"));
        assertThat(happened(journeys.childId("874", "C3"))).containsOnlyOnce("EHC needs assessment requested");
        assertThat(JsonPath.<Integer>read(
                        journeys.get("/api/v1/children?pageSize=100", officer).body(), "$.paging.totalResults"))
                .isEqualTo(6);
    }

    private static void record(String childId, String what, String body) {
        var answer = journeys.post("/api/v1/children/" + childId + what, officer, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(happened(childId)).hasSizeGreaterThan(5));
    }

    private static List<String> happened(String childId) {
        var story = journeys.get("/api/v1/children/" + childId + "/timeline?pageSize=100", officer);
        return JsonPath.read(story.body(), "$.results[*].happened");
    }

    @Test
    void z1_no_published_event_says_who_a_child_is() {
        var published = published();

        assertThat(published).hasSizeGreaterThan(15);
        assertThat(String.join("\n", published)).doesNotContain(CANARIES.toArray(String[]::new));
    }

    @Test
    void z2_no_stored_document_log_line_or_error_says_who_a_child_is() {
        var stored = stored();
        var logged = LOG.list.stream().map(ILoggingEvent::getFormattedMessage).toList();

        assertThat(String.join("\n", stored))
                .contains(journeys.childId("874", "C1"))
                .doesNotContain(CANARIES.toArray(String[]::new));
        assertThat(String.join("\n", logged)).doesNotContain(CANARIES.toArray(String[]::new));
        assertThat(journeys.bodies).hasSizeGreaterThan(5);
        assertThat(String.join("\n", journeys.bodies)).doesNotContain(CANARIES.toArray(String[]::new));
    }

    private static List<String> stored() {
        var stored = new ArrayList<String>();
        var client = journeys.context.getBean(MongoClient.class);
        for (var name : client.listDatabaseNames()) {
            var database = client.getDatabase(name);
            for (var collection : database.listCollectionNames()) {
                database.getCollection(collection).find().forEach(document -> stored.add(document.toJson()));
            }
        }
        return stored;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // each translator is asked about its own events only
    private static List<String> published() {
        var json = journeys.context.getBean(JsonMapper.class);
        Map<String, Translator> translators = journeys.context.getBeansOfType(Translator.class);
        var origin = new Origin("874", java.time.Instant.EPOCH, 0, 0);
        return journeys.context
                .getBean(EventStorageEngine.class)
                .readEvents(null, false)
                .flatMap(stored -> translators.values().stream()
                        .filter(translator -> translator.privateEvents().isInstance(stored.getPayload()))
                        .flatMap(translator -> translator.publish(stored.getPayload(), origin).stream()))
                .map(json::writeValueAsString)
                .toList();
    }

    private static void imported(String kind, String mediaType, String file) {
        var reviewed = journeys.upload(kind, mediaType, officer, file);
        assertThat(JsonPath.<String>read(reviewed, "$.status")).as(reviewed).isEqualTo("READY_FOR_REVIEW");
        var committed = journeys.approve(reviewed, officer);
        assertThat(JsonPath.<String>read(committed, "$.status")).as(committed).isEqualTo("COMMITTED");
    }

    private static String newChild(String setting) {
        return """
                {"surname":"Elmtest","forename":"Red","dateOfBirth":"2021-03-02","sex":"F","ethnicity":"NOBT",
                "settingId":"%s","fundedHours":15,"effective":"2024-01-08"}""".formatted(setting);
    }

    private static String code(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.code");
    }
}
