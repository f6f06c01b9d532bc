package waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.testkit.RunningService;

/** The service as it runs: over HTTP, from file and command to answer. */
@TestMethodOrder(MethodName.class)
class SettingsSliceTest {

    private static final String SETTINGS = """
            setting_reference,urn,name,type,ward,places,opened_on,closed_on
            S1,EY123456,Bluebell Nursery,PRIVATE_NURSERY,Ward 1,40,2019-09-02,
            S2,,Ash Tree Childminding,AGENCY_CHILDMINDER,Ward 1,6,2018-01-08,
            S3,,Oak Leaf Childminding,AGENCY_CHILDMINDER,Ward 2,6,2018-01-08,2024-03-01
            S4,123456,Canal Street Nursery Class,NURSERY_CLASS,Ward 2,52,2004-09-01,
            """;
    private static final String SENCOS = """
            senco_reference,name,setting_reference,started_on,ended_on,shared,qualification,qualification_awarded_on
            P1,Canaria Testsenco,S1,2022-09-01,,N,LEVEL_3_EY_SENCO,2023-03-17
            P2,Canario Testsenco,S2,2021-01-04,,Y,,
            P2,Canario Testsenco,S3,2021-01-04,2024-03-01,Y,,
            """;

    private static RunningService service;
    private static String officer;

    @BeforeAll
    static void start() {
        service = new RunningService(SettingsService.class, SettingsService.NAME, Map.of());
        officer = service.token("874", "inclusion-officer");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a1_a_wrong_file_is_refused_by_row_and_column() {
        var refused = service.importFile(
                "settings",
                officer,
                SETTINGS
                        + "S5,12,Elm Nursery,PRIVATE_NURSERY,Ward 1,40,2099-09-02,\n"
                        + "S6,,Elm Nursery,PUB,Ward 1,many,2019-09-02,2018-09-02\n"
                        + "S1,EY123456,Bluebell Nursery,PRIVATE_NURSERY,Ward 1,40,2019-09-02,\n");

        assertThat(JsonPath.<String>read(refused, "$.status")).isEqualTo("REFUSED");
        assertThat(service.problemsOf(refused, officer))
                .contains(
                        "6 urn import/urn",
                        "6 opened_on import/future-date",
                        "7 type import/code",
                        "7 places import/number",
                        "7 closed_on import/end-before-start",
                        "8  import/duplicate");
        assertThat(service.get("/api/v1/settings", officer).body()).contains("\"totalResults\":0");
    }

    @Test
    void a2_a_file_in_order_is_imported_and_shown() {
        var imported = service.importFile("settings", officer, SETTINGS);

        assertThat(JsonPath.<String>read(imported, "$.status")).isEqualTo("COMMITTED");
        assertThat(JsonPath.<Integer>read(imported, "$.new")).isEqualTo(4);
        eventually(() -> assertThat(names("")).hasSize(4));
        assertThat(names("?type=AGENCY_CHILDMINDER")).containsExactly("Ash Tree Childminding", "Oak Leaf Childminding");
        assertThat(names("?openOn=2024-03-01&type=AGENCY_CHILDMINDER")).containsExactly("Ash Tree Childminding");
        assertThat(names("?name=blue&ward=Ward%201")).containsExactly("Bluebell Nursery");
        assertThat(service.get("/api/v1/settings?nam=blue", officer).statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/v1/settings?openOn=soon", officer).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a3_the_same_file_again_changes_nothing_and_says_so() {
        var again = service.importFile("settings", officer, SETTINGS);

        assertThat(JsonPath.<Integer>read(again, "$.unchanged")).isEqualTo(4);
        assertThat(JsonPath.<Integer>read(again, "$.new")).isZero();
        assertThat(version("/api/v1/settings/" + id("S1"))).isEqualTo("\"0\"");
    }

    @Test
    void b1_sencos_of_unknown_or_closed_settings_are_refused_by_row() {
        var refused = service.importFile(
                "sencos",
                officer,
                SENCOS
                        + "P3,Canarie Testsenco,S9,2022-09-01,,N,,\n"
                        + "P4,Canaris Testsenco,S3,2024-03-01,,N,,\n"
                        + "P5,Canarus Testsenco,S1,2023-09-01,,Y,,\n"
                        + "P6,Canaros Testsenco,S1,2023-09-01,2022-09-01,N,NASENCO,\n");

        assertThat(service.problemsOf(refused, officer))
                .containsExactlyInAnyOrder(
                        "5 setting_reference import/unknown-setting",
                        "6 started_on import/closed-setting",
                        "7 shared import/not-shared",
                        "8 ended_on import/end-before-start",
                        "8 qualification_awarded_on import/missing");
    }

    @Test
    void b2_sencos_are_imported_and_shown_by_setting_and_day() {
        assertThat(JsonPath.<String>read(service.importFile("sencos", officer, SENCOS), "$.status"))
                .isEqualTo("COMMITTED");

        eventually(() -> assertThat(sencosOf("S1", "")).containsExactly("Canaria Testsenco"));
        eventually(() -> assertThat(sencosOf("S3", "?at=2024-02-29")).containsExactly("Canario Testsenco"));
        assertThat(sencosOf("S3", "?at=2024-03-01")).isEmpty();
        assertThat(sencosOf("S1", "?at=2022-08-31")).isEmpty();
        assertThat(sencosOf("S4", "")).isEmpty();
    }

    @Test
    void c1_an_officer_registers_changes_and_closes_a_setting() {
        var created = service.post("/api/v1/settings", officer, registration("S10", "2025-09-01"));
        assertThat(created.statusCode()).isEqualTo(201);
        var path = created.headers().firstValue("Location").orElseThrow();
        assertThat(path).endsWith(id("S10"));

        var details = "{\"from\":\"2026-01-05\",\"details\":{\"name\":\"Elm House\",\"type\":\"DAYCARE\","
                + "\"ward\":\"Ward 3\",\"places\":30}}";
        assertThat(service.put(path, officer, "\"0\"", details).statusCode()).isEqualTo(200);
        assertProblem(service.put(path, officer, "\"0\"", details), 412, "web/version-moved");
        assertThat(service.post(path + "/closures", officer, "{\"closedOn\":\"2026-07-20\"}")
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                service.post(path + "/closures", officer, "{\"closedOn\":\"2026-07-21\"}"),
                409,
                "settings/setting-closed");
        eventually(() -> assertThat(version(path)).isEqualTo("\"2\""));
    }

    @Test
    void c2_rules_answer_with_their_codes() {
        assertProblem(
                service.post("/api/v1/settings", officer, registration("S1", "2025-09-01")),
                409,
                "settings/already-registered");
        assertProblem(
                service.post("/api/v1/settings", officer, registration("S11", "2099-09-01")),
                409,
                "settings/date-in-future");
        assertProblem(
                service.post(
                        "/api/v1/settings",
                        officer,
                        registration("S12", "2025-09-01")
                                .replace("DAYCARE", "SPECIAL_SCHOOL")
                                .replace("null", "\"EY123456\"")),
                409,
                "settings/urn-malformed");
        assertProblem(
                service.post(
                        "/api/v1/settings",
                        officer,
                        registration("S13", "2025-09-01").replace("30", "-1")),
                400,
                "web/invalid");
    }

    @Test
    void c3_a_senco_is_appointed_shared_qualified_and_leaves() {
        var created = service.post(
                "/api/v1/sencos",
                officer,
                "{\"name\":\"Canarina Testsenco\",\"settingId\":\"%s\",\"startedOn\":\"2024-01-08\"}"
                        .formatted(id("S2")));
        assertThat(created.statusCode()).isEqualTo(201);
        var path = created.headers().firstValue("Location").orElseThrow();
        assertProblem(
                service.post(
                        path + "/appointments",
                        officer,
                        "{\"settingId\":\"%s\",\"startedOn\":\"2024-01-08\",\"network\":\"Riverside\"}"
                                .formatted(id("S1"))),
                409,
                "settings/sharing-is-for-childminders");
        assertProblem(
                service.post(
                        path + "/appointments",
                        officer,
                        "{\"settingId\":\"%s\",\"startedOn\":\"2024-05-08\"}".formatted(id("S3"))),
                409,
                "settings/setting-not-open");
        assertThat(service.post(
                                path + "/qualifications",
                                officer,
                                "{\"qualification\":\"LEVEL_3_EY_SENCO\",\"awardedOn\":\"2024-06-14\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.post(
                                path + "/endings",
                                officer,
                                "{\"settingId\":\"%s\",\"endedOn\":\"2024-12-20\"}".formatted(id("S2")))
                        .statusCode())
                .isEqualTo(200);
        eventually(() -> assertThat(service.get(path, officer).body())
                .contains("\"endedOn\":\"2024-12-20\"", "\"LEVEL_3_EY_SENCO\":\"2024-06-14\""));
    }

    @Test
    void d1_setting_staff_see_and_change_their_own_setting_only() {
        var manager = service.token("874", "setting-manager", id("S1"));
        var senco = service.token("874", "senco", id("S1"));

        assertThat(JsonPath.<List<String>>read(
                        service.get("/api/v1/settings", senco).body(), "$.results[*].settingId"))
                .containsExactly(id("S1"));
        assertThat(service.get("/api/v1/settings/" + id("S2"), senco).statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/settings/" + id("S2") + "/sencos", senco)
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/sencos/" + senco("P2"), senco).statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/sencos/" + senco("P1"), senco).statusCode())
                .isEqualTo(200);
        assertThat(service.put("/api/v1/sencos/" + senco("P2") + "/name", senco, "*", "{\"name\":\"Nobody\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.post("/api/v1/settings/" + id("S2") + "/closures", manager, "{\"closedOn\":\"2024-01-01\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.post("/api/v1/settings", manager, registration("S20", "2025-09-01"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.post("/api/v1/settings/" + id("S1") + "/closures", senco, "{\"closedOn\":\"2024-01-01\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void d2_another_authority_finds_nothing() {
        var other = service.token("873", "inclusion-officer");

        assertThat(service.get("/api/v1/settings", other).body()).contains("\"totalResults\":0");
        assertThat(service.get("/api/v1/settings/" + id("S1"), other).statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/sencos/" + senco("P1"), other).statusCode())
                .isEqualTo(404);
        assertThat(service.post("/api/v1/settings/" + id("S1") + "/closures", other, "{\"closedOn\":\"2024-01-01\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.post(
                                "/api/v1/sencos/" + senco("P1") + "/qualifications",
                                other,
                                "{\"qualification\":\"NASENCO\",\"awardedOn\":\"2024-06-14\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void d3_analysts_see_no_names_and_inspectors_nothing() {
        var seen = service.get("/api/v1/sencos/" + senco("P1"), service.token("874", "analyst"));

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).contains("LEVEL_3_EY_SENCO").doesNotContain("Canaria");
        assertThat(service.get("/api/v1/settings", service.token("874", "inspector"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void e1_nobodys_name_is_in_the_store_or_in_a_problem() {
        assertThat(service.problems).isNotEmpty().noneMatch(body -> body.contains("Testsenco"));
        var mongo = service.context.getBean(MongoTemplate.class);
        for (var collection : mongo.getCollectionNames()) {
            assertThat(mongo.findAll(Document.class, collection).toString())
                    .as(collection)
                    .doesNotContain("Testsenco");
        }
    }

    private static String registration(String reference, String openedOn) {
        return ("{\"reference\":\"%s\",\"openedOn\":\"%s\",\"details\":{\"name\":\"Elm\",\"urn\":null,\"type\":\"DAYCARE\","
                        + "\"ward\":\"Ward 3\",\"places\":30}}")
                .formatted(reference, openedOn);
    }

    private static List<String> names(String query) {
        return JsonPath.read(service.get("/api/v1/settings" + query, officer).body(), "$.results[*].name");
    }

    private static List<String> sencosOf(String setting, String query) {
        return JsonPath.read(
                service.get("/api/v1/settings/" + id(setting) + "/sencos" + query, officer)
                        .body(),
                "$.results[*].name");
    }

    private static String id(String reference) {
        return service.idOf("setting", "874", reference);
    }

    private static String senco(String reference) {
        return service.idOf("senco", "874", reference);
    }

    private static String version(String path) {
        return service.get(path, officer).headers().firstValue("ETag").orElse("");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
    }
}
