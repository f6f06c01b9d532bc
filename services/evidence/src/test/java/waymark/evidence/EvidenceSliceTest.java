package waymark.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import waymark.events.RequestSource;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.SettingType;

/** The service as it runs: from facts as they arrive to figures, subjects and dossiers over HTTP. */
class EvidenceSliceTest {

    private static RunningEvidence service;
    private static String officer;
    private static String analyst;
    private static String senco;

    @BeforeAll
    static void start() {
        service = new RunningEvidence();
        service.arrive(facts());
        officer = service.token("874", "inclusion-officer");
        analyst = service.token("874", "analyst");
        senco = service.token("874", "senco", "s1");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void the_measures_are_listed() {
        var answer = service.get("/api/v1/measures?pageSize=5", analyst);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.paging.totalResults"))
                .isGreaterThanOrEqualTo(17);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.results[*].code"))
                .hasSize(5);
    }

    @Test
    void a_figure_is_json_or_csv_at_the_same_address() {
        var path = "/api/v1/measures/plan-within-20-weeks?as-at=2023-12-31";

        var json = service.get(path, officer);
        var csv = service.get(path, officer, "Accept", "text/csv");

        assertThat(JsonPath.<String>read(json.body(), "$.cells[0].value")).isEqualTo("60.0");
        assertThat(JsonPath.<List<?>>read(json.body(), "$.trend")).hasSize(24);
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.body()).startsWith("measure_code,").contains(",12,20,60.0,");
        assertThat(service.get(path, officer, "Accept", "application/pdf").statusCode())
                .isEqualTo(406);
    }

    @Test
    void a_figure_that_has_not_changed_is_not_sent_again() {
        var path = "/api/v1/measures/senco-coverage?as-at=2023-12-31";
        var tag = service.get(path, officer).headers().firstValue("ETag").orElseThrow();

        assertThat(service.get(path, officer, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(service.get(path, analyst, "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void from_a_cell_to_its_subjects_and_from_one_to_its_facts() {
        var subjects = service.get(
                "/api/v1/measures/plan-within-20-weeks/subjects?as-at=2023-12-31&cell=all&part=REST", officer);
        var child = JsonPath.<List<String>>read(subjects.body(), "$.results[*].subject")
                .getFirst();
        var dossier = service.get("/api/v1/dossiers/" + child, officer);

        assertThat(JsonPath.<Integer>read(subjects.body(), "$.paging.totalResults"))
                .isEqualTo(8);
        assertThat(JsonPath.<List<String>>read(dossier.body(), "$.facts[*].type"))
                .contains("waymark.journeys.plan-issued.v1");
        assertThat(JsonPath.<String>read(dossier.body(), "$.facts[0].recorded")).endsWith("Z");
        assertThat(JsonPath.<String>read(dossier.body(), "$.facts[0].source")).isEqualTo("journeys");
    }

    @Test
    void each_role_sees_what_is_its_to_see() {
        var byNeed = "/api/v1/measures/children-by-need?as-at=2023-12-31";
        assertThat(service.get(byNeed, officer).body()).doesNotContain("\"symbol\":\"c\"");
        assertThat(service.get(byNeed, analyst).body()).contains("\"symbol\":\"c\"");
        assertThat(service.get(byNeed + "&setting=s1", senco).body()).contains("\"smallNumbersWithheld\":false");
        assertThat(service.get(byNeed + "&setting=s2", senco).statusCode()).isEqualTo(409);
        assertThat(service.get("/api/v1/measures/children-by-need/subjects", analyst)
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.get(byNeed, service.token("874", "inspector")).statusCode())
                .isEqualTo(403);
        assertThat(service.get("/api/v1/dossiers/c0", senco).statusCode()).isEqualTo(200);
        assertThat(service.get("/api/v1/dossiers/elsewhere", senco).statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/dossiers/c0", service.token("330", "inclusion-officer"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void wrong_questions_get_clear_answers() {
        var measure = "/api/v1/measures/children-by-need";
        assertThat(service.get("/api/v1/measures/no-such", officer).statusCode())
                .isEqualTo(404);
        assertThat(service.get(measure + "?as-at=yesterday", officer).statusCode())
                .isEqualTo(400);
        assertThat(service.get(measure + "?as-at=2999-01-01", officer).body()).contains("evidence/date-in-future");
        assertThat(service.get(measure + "?setting-type=PUB", officer).statusCode())
                .isEqualTo(400);
        assertThat(service.get(measure + "?wards=North", officer).statusCode()).isEqualTo(400);
        assertThat(service.get(measure + "?ward=North&setting-type=PRESCHOOL", analyst)
                        .body())
                .contains("evidence/too-fine");
    }

    @Test
    void a_pack_waits_until_the_other_services_were_heard() {
        var answer = service.post("/api/v1/packs", officer, "{\"asAt\":\"2023-12-31\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("evidence/nothing-heard-yet");
        assertThat(service.get("/api/v1/packs", service.token("874", "inspector"))
                        .statusCode())
                .isEqualTo(200);
    }

    private static Facts facts() {
        var facts = new Facts()
                .setting("s1", SettingType.PRESCHOOL, "North", "2022-01-01")
                .setting("s2", SettingType.PRIVATE_NURSERY, "South", "2022-01-01")
                .child("elsewhere", 2020, "2022-09-01")
                .placed("elsewhere", "s2", "2022-09-01");
        for (int i = 0; i < 20; i++) {
            var child = "c" + i;
            facts.child(child, 2020, "2022-09-01")
                    .placed(child, "s1", "2022-09-01")
                    .sen(child, SenProvision.K, i < 3 ? SenType.ASD : SenType.SLCN, "2022-10-01")
                    .requested(child, "e" + i, RequestSource.PARENT, "2023-01-01")
                    .issued(child, "e" + i, i < 12 ? "2023-05-01" : "2023-09-01");
        }
        return facts;
    }
}
