package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import waymark.evidence.dashboard.RunningDashboard.Browser;
import waymark.evidence.measure.Unit;
import waymark.platform.security.Role;

/** The dashboard as readers meet it: signed in through a real issuer, page by page. */
class DashboardTest {

    private static final String PLANS = "/measures/plan-within-20-weeks";
    private static final List<String> PAGES = List.of(
            "/",
            "/evidence/identified",
            "/evidence/participate",
            "/evidence/right-help",
            "/evidence/prepared",
            "/evidence/included",
            PLANS,
            PLANS + "?as-at=2023-06-30&known-at=2023-12-01&ward=Riverside",
            PLANS + "?as-at-day=31&as-at-month=2&as-at-year=2023",
            PLANS + "/subjects?cell=all&part=numerator",
            "/subjects/child1",
            "/about-the-data",
            "/symbols",
            "/accessibility-statement",
            "/nothing-here");

    private static RunningDashboard dashboard;
    private static Browser officer;
    private static Browser analyst;

    @BeforeAll
    static void start() {
        dashboard = new RunningDashboard(Story.area(), Map.of());
        officer = dashboard.signedInAs(Role.INCLUSION_OFFICER);
        analyst = dashboard.signedInAs(Role.ANALYST);
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    static Stream<String> pages() {
        return PAGES.stream();
    }

    @Test
    void a_reader_who_is_not_signed_in_is_sent_to_the_issuer() {
        assertThat(dashboard.browser().get(PLANS).uri().getPort()).isEqualTo(dashboard.issuerPort);
    }

    @Test
    void after_signing_in_the_reader_is_at_the_area_overview() {
        var page = officer.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Riverbank", "Signed in as", "Inclusion officer", "31 December 2023");
    }

    @Test
    void signing_out_ends_the_session_here_and_at_the_issuer() {
        var reader = dashboard.signedInAs(Role.PANEL_MEMBER);
        reader.post(
                "/sign-out",
                Map.of("_csrf", RunningDashboard.csrf(reader.get("/").body())));
        assertThat(reader.get("/").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void signing_out_from_another_site_does_not_work() {
        var reader = dashboard.signedInAs(Role.PANEL_MEMBER);
        var answer = reader.post("/sign-out", Map.of());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("You cannot see this page");
        assertThat(reader.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void the_api_takes_no_session() {
        assertThat(officer.get("/api/v1/measures").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_keeps_the_browser_from_what_it_need_not_do(String path) {
        var headers = officer.get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                        .contains("form-action 'self' http://127.0.0.1:" + dashboard.issuerPort)
                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("no-store"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_says_that_the_data_are_synthetic_and_whose_they_are(String path) {
        assertThat(officer.get(path).body())
                .contains("lang=\"en-GB\"", "All children, settings and events shown here are made up", "Riverbank")
                .doesNotContain("th:", "GOV.UK", "crown");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_is_one_document_without_scripts_or_inline_styles(String path) {
        var body = officer.get(path).body();
        assertThat(body)
                .containsOnlyOnce("<h1")
                .containsOnlyOnce("<main")
                .doesNotContain("<script", "style=\"")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void a_measure_says_the_same_on_page_in_csv_and_in_json() {
        var page = officer.get(PLANS).body();
        var csv = officer.get(PLANS + "/figure.csv").body();
        var json =
                JsonMapper.shared().readTree(officer.get(PLANS + "/figure.json").body());
        assertThat(page)
                .contains("80.0% of EHC plans were issued within 20 weeks (16 of 20)", ">80.0%<", ">16<", ">20<");
        assertThat(csv.lines().filter(line -> line.contains(",cell,") && line.contains(",all,")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(",16,20,80.0,"));
        var headline = json.get("cells").get(0);
        assertThat(headline.get("numerator").asLong()).isEqualTo(16);
        assertThat(headline.get("denominator").asLong()).isEqualTo(20);
        assertThat(headline.get("value").asString()).isEqualTo("80.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.INCLUSION_OFFICER, Role.ANALYST})
    void every_measure_shows_each_role_one_number_on_overview_page_and_file(String role) {
        var reader = role.equals(Role.ANALYST) ? analyst : officer;
        var overview = reader.get("/").body();
        var codes = Pattern.compile("href=\"/measures/([a-z0-9-]+)\"")
                .matcher(reader.get("/about-the-data").body())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(codes).hasSizeGreaterThan(12);
        for (var code : codes) {
            var json = JsonMapper.shared()
                    .readTree(reader.get("/measures/" + code + "/figure.json").body());
            var headline = json.get("cells").get(0);
            var shown = headline.has("symbol")
                    ? "[" + headline.get("symbol").asString() + "]"
                    : Words.number(
                            new BigDecimal(headline.get("value").asString()),
                            Unit.valueOf(json.get("measure").get("unit").asString()));
            assertThat(overview)
                    .as(code)
                    .containsPattern(
                            "/measures/" + code + "\\?[^>]+>[^<]+</a></th>\\s*<td[^>]*>" + Pattern.quote(shown) + "<");
            assertThat(reader.get("/measures/" + code).body()).as(code).contains(">" + shown + "<");
        }
    }

    @Test
    void a_senco_sees_small_numbers_and_the_way_down_for_the_own_setting_only() {
        var senco = dashboard.signedInAs(Role.SENCO);
        var path = "/measures/children-by-need";
        assertThat(senco.get(path + "?setting=s1").body()).contains("Behind the number", path + "/subjects");
        assertThat(senco.get(path + "/subjects?setting=s1&cell=all").body()).contains("/subjects/child6\"");
        assertThat(senco.get(path + "/subjects?cell=all").statusCode()).isEqualTo(403);
        assertThat(senco.get(path + "?setting=s2").body())
                .contains("There is a problem")
                .doesNotContain("<table");
        assertThat(senco.get("/subjects/child6").statusCode()).isEqualTo(200);
        assertThat(senco.get("/subjects/child1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"as-at=2023-02-31", "as-at=soon", "known-at=2999-01-01", "need=SLC", "setting-type=x"})
    void a_file_asked_for_with_a_date_or_code_that_does_not_exist_is_not_given_as_if_it_were_another(String wrong) {
        for (var file : List.of("/figure.csv?", "/figure.json?")) {
            var answer = officer.get(PLANS + file + wrong);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
            assertThat(answer.body()).contains("must be", "Nothing was downloaded");
        }
    }

    @Test
    void a_page_asked_for_with_a_code_that_does_not_exist_says_so_and_counts_everybody_not_nobody() {
        var page = officer.get("/measures/children-by-need?need=SLC");
        assertThat(page.body())
                .contains("There is a problem", "href=\"#filter-need\"", "Area of need must be one from the list");
        assertThat(shown(page.body()))
                .isEqualTo(shown(officer.get("/measures/children-by-need").body()));
    }

    private static List<String> shown(String page) {
        return Pattern.compile("<td[^>]*>([^<]*)</td>")
                .matcher(page)
                .results()
                .map(cell -> cell.group(1))
                .toList();
    }

    @Test
    void files_are_named_after_measure_and_period() {
        assertThat(officer.get(PLANS + "/figure.csv?as-at=2023-06-30").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        name -> assertThat(name).contains("plan-within-20-weeks-2022-07-01-to-2023-06-30.csv"));
    }

    @Test
    void a_date_typed_in_leads_to_an_address_that_can_be_kept() {
        var page = officer.get(PLANS + "?as-at-day=30&as-at-month=6&as-at-year=2023&ward=Riverside&need=");
        assertThat(page.uri().getRawQuery()).isEqualTo("as-at=2023-06-30&ward=Riverside");
        assertThat(page.body()).contains("Ward of the setting: Riverside", "30 June 2023");
    }

    @Test
    void a_date_that_is_none_is_explained_and_the_page_still_works() {
        var body = officer.get(PLANS + "?as-at-day=31&as-at-month=2&as-at-year=2023")
                .body();
        assertThat(body)
                .contains(
                        "There is a problem", "href=\"#as-at-day\"", "As-at date must be a real date", "<title>Error: ")
                .contains("value=\"2023\"");
    }

    @Test
    void from_a_number_down_to_the_events_it_was_made_from() {
        var measure = officer.get(PLANS).body();
        assertThat(measure).contains(PLANS + "/subjects?as-at=2023-12-31&amp;cell=all&amp;part=numerator");
        var subjects = officer.get(PLANS + "/subjects?as-at=2023-12-31&cell=all&part=rest")
                .body();
        assertThat(subjects)
                .contains("4 entries", "/subjects/child17", "/subjects/child20")
                .doesNotContain("child16\"");
        var events = officer.get("/subjects/child17").body();
        assertThat(events)
                .contains("Assessment requested", "Plan issued", "Journeys", "by Inclusion officer")
                .containsSubsequence("Child registered", "Assessment requested", "Plan issued");
    }

    @ParameterizedTest
    @ValueSource(strings = {PLANS + "/subjects?cell=all", "/subjects/child1"})
    void an_analyst_is_told_why_the_way_down_ends(String path) {
        var page = analyst.get(path);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("You cannot see this page").doesNotContain("child1");
    }

    @Test
    void small_numbers_are_withheld_from_an_analyst_on_page_and_in_files() {
        var path = "/measures/senco-coverage";
        assertThat(analyst.get(path).body())
                .contains(">[c]<", "Counts of 1 to 5")
                .doesNotContain("3 of 6");
        assertThat(analyst.get(path + "/figure.csv").body()).doesNotContain(",3,6,");
        assertThat(officer.get(path).body()).contains("3 of 6");
    }

    @Test
    void an_analyst_who_asks_too_finely_is_told_what_to_do() {
        var page = analyst.get("/measures/children-by-need?ward=Riverside&need=ASD");
        assertThat(page.body()).contains("There is a problem").doesNotContain("<table");
    }

    @Test
    void an_inspector_sees_no_live_figures() {
        assertThat(dashboard.signedInAs(Role.INSPECTOR).get("/").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/measures/nothing", "/evidence/nothing", "/subjects/nobody"})
    void what_is_not_there_is_said_on_a_page(String path) {
        HttpResponse<String> page = officer.get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Page not found", "Go to the overview");
    }

    @ParameterizedTest
    @CsvSource({"/error, 404, Page not found", "/a;b, 400, This cannot be shown"})
    void what_the_container_refuses_is_a_page_for_browsers_and_a_problem_for_programs(
            String path, int status, String title) {
        var page = dashboard.browser().get(path);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(title, "Go to the overview", "Riverbank", "<main");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("style-src 'self'"))
                .as("so that the page can be styled")
                .contains("style-src 'self'");

        for (var accept : List.of("application/json", "*/*")) {
            var problem = dashboard.browser().get(path, accept);
            assertThat(problem.statusCode()).isEqualTo(status);
            assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void the_stylesheet_may_be_kept_and_brings_nothing_of_gov_uk() {
        var href = officer.get("/").body().replaceFirst("(?s).*href=\"(/assets/evidence.css[^\"]*)\".*", "$1");
        var css = officer.get(href);
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public");
        assertThat(css.body())
                .doesNotContain("GDS Transport", "@font-face", "url(")
                .contains("forced-colors", "@page");
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        var cookies = dashboard.sessionCookies();
        assertThat(cookies)
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("waymark-dashboard=").contains("HttpOnly", "SameSite=Lax"));
    }
}
