package waymark.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The service as it runs: over HTTP, from file and command to answer. */
@TestMethodOrder(MethodName.class)
class TrainingSliceTest {

    private static final String CLUSTERS = """
            cluster_reference,cluster_name,setting_reference,joined_on,left_on
            C1,Riverside,S1,2021-09-01,
            C1,Riverside,S2,2021-09-01,2024-03-01
            C1,Riverside,S3,2022-01-04,
            """;
    private static final String REGISTERS = """
            meeting_reference,cluster_reference,title,held_on,capacity,setting_reference,attended
            M1,C1,Spring meeting,2024-02-08,20,S1,Y
            M1,C1,Spring meeting,2024-02-08,20,S2,N
            M1,C1,Spring meeting,2024-02-08,20,S3,Y
            M2,C1,Summer meeting,2024-06-11,20,S1,N
            M2,C1,Summer meeting,2024-06-11,20,S3,Y
            """;

    private static RunningTraining service;
    private static String officer;

    @BeforeAll
    static void start() {
        service = new RunningTraining();
        officer = service.token("874", "inclusion-officer");
        List.of("S1", "S2", "S3").forEach(service::openSetting);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a1_clusters_with_unknown_settings_are_refused_by_row() {
        var refused = service.importFile(
                "clusters",
                officer,
                CLUSTERS
                        + "C1,Riverside,S9,2022-01-04,\n"
                        + "C1,Riverside,S1,2018-01-04,2017-01-04\n"
                        + "C2,Hillside,S1,2018-01-04,\n");

        assertThat(JsonPath.<String>read(refused, "$.status")).isEqualTo("REFUSED");
        assertThat(service.problemsOf(refused, officer))
                .containsExactlyInAnyOrder(
                        "5 setting_reference import/unknown-setting",
                        "6 left_on import/end-before-start",
                        "7 joined_on import/closed-setting");
    }

    @Test
    void a2_clusters_are_imported_and_shown() {
        assertThat(service.importFile("clusters", officer, CLUSTERS)).contains("\"COMMITTED\"");

        eventually(() -> assertThat(JsonPath.<List<String>>read(
                        service.get("/api/v1/clusters/" + cluster(), officer).body(), "$.members[*].settingId"))
                .containsExactly(id("S1"), id("S2"), id("S3")));
        assertThat(service.importFile("clusters", officer, CLUSTERS)).contains("\"unchanged\":3", "\"new\":0");
    }

    @Test
    void b1_registers_that_contradict_themselves_are_refused_by_row() {
        var refused = service.importFile(
                "registers",
                officer,
                REGISTERS
                        + "M2,C1,Another title,2024-06-11,20,S2,Y\n"
                        + "M3,C9,Autumn meeting,2024-10-10,20,S1,Y\n"
                        + "M3,C9,Autumn meeting,2024-10-10,20,S1,Y\n"
                        + "M4,C1,Winter meeting,2099-10-10,0,S9,maybe\n"
                        + "M1,C1,Spring meeting,2024-02-08,20,S1,Y\n");

        assertThat(service.problemsOf(refused, officer))
                .containsExactlyInAnyOrder(
                        "7 meeting_reference import/meeting-differs",
                        "8 cluster_reference import/unknown-cluster",
                        "9 setting_reference import/duplicate",
                        "10 held_on import/future-date",
                        "10 capacity import/number",
                        "10 attended import/flag",
                        "11  import/duplicate");
        assertThat(service.get("/api/v1/meetings", officer).body()).contains("\"totalResults\":0");
    }

    @Test
    void b2_registers_are_imported_meeting_by_meeting() {
        var imported = service.importFile("registers", officer, REGISTERS);

        assertThat(JsonPath.<String>read(imported, "$.status")).isEqualTo("COMMITTED");
        assertThat(JsonPath.<Integer>read(imported, "$.new")).isEqualTo(2);
        eventually(() -> assertThat(attendances("S1", officer)).contains("\"invited\":2,", "\"attended\":1,"));
        eventually(() -> assertThat(attendances("S2", officer)).contains("\"invited\":1,", "\"attended\":0,"));
        eventually(() -> assertThat(JsonPath.<List<String>>read(
                        service.get("/api/v1/meetings?from=2024-03-01", officer).body(), "$.results[*].title"))
                .containsExactly("Summer meeting"));
    }

    @Test
    void b3_the_same_registers_in_another_place_of_the_file_change_nothing() {
        var lines = REGISTERS.lines().toList();
        var moved =
                String.join("\n", lines.get(0), lines.get(4), lines.get(5), lines.get(1), lines.get(2), lines.get(3));

        assertThat(service.importFile("registers", officer, moved)).contains("\"unchanged\":2", "\"changed\":0");
    }

    @Test
    void c1_places_are_booked_until_there_are_none_and_who_waits_moves_up() {
        var path = schedule("2099-01-15", 1);
        assertThat(book(path, officer, "S1").statusCode()).isEqualTo(200);
        assertThat(book(path, officer, "S2").statusCode()).isEqualTo(200);
        eventually(() ->
                assertThat(service.get(path, officer).body()).contains("\"placesLeft\":0", "\"waitingListLength\":1"));

        assertThat(service.post(path + "/booking-cancellations", officer, place("S1"))
                        .statusCode())
                .isEqualTo(200);
        eventually(() -> assertThat(
                        JsonPath.<List<String>>read(service.get(path, officer).body(), "$.booked"))
                .containsExactly(id("S2")));
        assertProblem(service.post(path + "/booking-cancellations", officer, place("S3")), 409, "training/not-booked");
        assertProblem(book(path, officer, "S9"), 409, "training/setting-closed");
        assertProblem(service.post(path + "/registers", officer, "{\"attended\":[]}"), 409, "training/meeting-to-come");
        assertThat(service.post(path + "/cancellations", officer, "{}").statusCode())
                .isEqualTo(200);
        assertProblem(book(path, officer, "S3"), 409, "training/meeting-cancelled");
    }

    @Test
    void c2_the_register_invites_the_members_of_the_day() {
        var path = schedule("2025-02-06", 20);
        assertProblem(service.post(path + "/registers", officer, attended("S2")), 409, "training/not-invited");
        assertThat(service.post(path + "/registers", officer, attended("S1")).statusCode())
                .isEqualTo(200);
        eventually(() -> assertThat(attendances("S3", officer)).contains("\"invited\":3,"));
        assertProblem(service.post(path + "/cancellations", officer, "{}"), 409, "training/register-taken");
    }

    @Test
    void c3_a_cluster_is_formed_joined_and_left() {
        var created = service.post("/api/v1/clusters", officer, "{\"name\":\"Hillside\",\"formedOn\":\"2024-09-01\"}");
        var path = created.headers().firstValue("Location").orElseThrow();
        var joining = "{\"settingId\":\"%s\",\"joinedOn\":\"2024-09-01\"}".formatted(id("S1"));
        assertThat(service.post(path + "/memberships", officer, joining).statusCode())
                .isEqualTo(200);
        assertProblem(
                service.post(path + "/memberships", officer, joining.replace("2024-09-01", "2018-09-01")),
                409,
                "training/setting-not-open");
        var leaving = "{\"settingId\":\"%s\",\"leftOn\":\"2025-07-20\"}";
        assertThat(service.post(path + "/departures", officer, leaving.formatted(id("S1")))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                service.post(path + "/departures", officer, leaving.formatted(id("S2"))), 409, "training/not-member");
    }

    @Test
    void d1_a_senco_books_for_their_own_setting_and_sees_only_their_own() {
        var senco = service.token("874", "senco", id("S1"));
        var path = schedule("2099-03-15", 5);
        eventually(() -> assertThat(book(path, officer, "S3").statusCode()).isEqualTo(200));

        assertThat(book(path, senco, "S1").statusCode()).isEqualTo(200);
        assertThat(book(path, senco, "S2").statusCode()).isEqualTo(404);
        eventually(() -> {
            var seen = service.get(path, senco).body();
            assertThat(JsonPath.<List<String>>read(seen, "$.booked")).containsExactly(id("S1"));
            assertThat(JsonPath.<Integer>read(seen, "$.placesLeft")).isEqualTo(3);
        });
        assertThat(service.get("/api/v1/settings/" + id("S3") + "/attendances", senco)
                        .statusCode())
                .isEqualTo(404);
        assertThat(attendances("S1", senco)).contains("\"invited\":");
        assertThat(JsonPath.<List<String>>read(
                        service.get("/api/v1/clusters/" + cluster(), senco).body(), "$.members[*].settingId"))
                .containsExactly(id("S1"));
        assertThat(service.post(path + "/registers", senco, attended("S1")).statusCode())
                .isEqualTo(403);
        assertThat(book(path, service.token("874", "setting-manager", id("S1")), "S1")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void d2_another_authority_finds_nothing_and_a_panel_may_not_look() {
        var other = service.token("873", "inclusion-officer");
        var path = schedule("2099-04-15", 5);

        assertThat(service.get(path, other).statusCode()).isEqualTo(404);
        assertThat(service.get("/api/v1/clusters/" + cluster(), other).statusCode())
                .isEqualTo(404);
        assertThat(service.post(path + "/cancellations", other, "{}").statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/meetings", other).body()).contains("\"totalResults\":0");
        assertThat(service.get("/api/v1/settings/" + id("S1") + "/attendances", other)
                        .statusCode())
                .isEqualTo(404);
        var joining = "{\"settingId\":\"%s\",\"joinedOn\":\"2024-09-01\"}".formatted(id("S1"));
        assertThat(service.post("/api/v1/clusters/" + cluster() + "/memberships", other, joining)
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/meetings", service.token("874", "panel-member"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static String schedule(String heldOn, int capacity) {
        var created = service.post(
                "/api/v1/meetings",
                officer,
                "{\"clusterId\":\"%s\",\"title\":\"Meeting\",\"heldOn\":\"%s\",\"capacity\":%d}"
                        .formatted(cluster(), heldOn, capacity));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var path = created.headers().firstValue("Location").orElseThrow();
        eventually(() -> assertThat(service.get(path, officer).statusCode()).isEqualTo(200));
        return path;
    }

    private static HttpResponse<String> book(String path, String token, String setting) {
        return service.post(path + "/bookings", token, place(setting));
    }

    private static String place(String setting) {
        return "{\"settingId\":\"%s\"}".formatted(id(setting));
    }

    private static String attended(String setting) {
        return "{\"attended\":[\"%s\"]}".formatted(id(setting));
    }

    private static String attendances(String setting, String token) {
        return service.get("/api/v1/settings/" + id(setting) + "/attendances", token)
                .body();
    }

    private static String id(String reference) {
        return service.idOf("setting", reference);
    }

    private static String cluster() {
        return service.idOf("cluster", "C1");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
    }
}
