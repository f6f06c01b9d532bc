package waymark.funding;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import waymark.events.JourneysPublished.PlacementEnded;
import waymark.funding.application.FundingCommand.AgreeAward;
import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.time.London;
import waymark.platform.web.Commands;

/** From the year's budget to the payment, by the people who do it, over HTTP. */
class FundingSliceTest {

    private static final String APPLICATIONS = "/api/v1/funding-applications";
    private static final String BUDGETS = "/api/v1/budgets";

    private static RunningFunding funding;
    private static LocalDate today;

    @BeforeAll
    static void start() {
        funding = new RunningFunding(Map.of());
        today = LocalDate.ofInstant(java.time.Clock.systemUTC().instant(), London.ZONE);
    }

    @AfterAll
    static void stop() {
        funding.close();
    }

    @Test
    void an_application_walks_from_the_setting_to_the_payment() {
        var la = new Authority("801");
        la.setBudget("10000.00");
        var application = la.apply("c1", "1200.00");

        var checked = la.recommend(application, "\"0\"", "1000.00");
        assertThat(checked.statusCode()).isEqualTo(200);
        var decided = la.award(application, etag(checked), "900.00");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        var paid = funding.put(
                APPLICATIONS + "/" + application + "/payment",
                la.officer,
                etag(decided),
                "{\"paidOn\":\"%s\"}".formatted(today));
        assertThat(paid.statusCode()).as(paid.body()).isEqualTo(200);

        funding.await(APPLICATIONS + "/" + application, la.senco, "$.status", "PAID");
        var seen = funding.get(APPLICATIONS + "/" + application, la.senco);
        assertThat(seen.headers().firstValue("ETag")).contains(etag(paid));
        assertThat(JsonPath.<String>read(seen.body(), "$.decision.amount")).isEqualTo("900.00");
        assertThat(JsonPath.<String>read(seen.body(), "$.recommendation.amount"))
                .isEqualTo("1000.00");
        assertThat(JsonPath.<Integer>read(seen.body(), "$.daysWaited")).isZero();
        la.awaitCommitted("900.00");
    }

    /** The last £1,000 and two panels with £700 each to award, at the same moment: ten times, exactly one gets it. */
    @Test
    void two_panels_at_once_do_not_overspend() throws Exception {
        for (int round = 0; round < 10; round++) {
            var la = new Authority(Integer.toString(810 + round));
            la.setBudget("1000.00");
            var first = la.checked("c1", "700.00");
            var second = la.checked("c2", "700.00");

            var answers = atOnce(List.of(
                    () -> la.award(first, "*", "700.00"), //
                    () -> la.award(second, "*", "700.00")));

            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
            var lost = answers.stream()
                    .filter(answer -> answer.statusCode() == 409)
                    .findFirst()
                    .orElseThrow();
            assertThat(JsonPath.<String>read(lost.body(), "$.code")).isEqualTo("funding/budget-short");
            assertThat(JsonPath.<String>read(lost.body(), "$.detail")).contains("has £300.00 left");
            la.awaitCommitted("700.00");
            var loser = answers.get(0) == lost ? first : second;
            funding.await(APPLICATIONS + "/" + loser, la.officer, "$.status", "AGREED");
            funding.await(
                    APPLICATIONS + "/" + (loser.equals(first) ? second : first), la.officer, "$.status", "AWARDED");
        }
    }

    /** Eight panels, one application each, money for five: five awards, whatever the order. */
    @Test
    void many_panels_at_once_spend_exactly_what_there_is() throws Exception {
        var la = new Authority("830");
        la.setBudget("500.00");
        var decisions = new ArrayList<Callable<HttpResponse<String>>>();
        for (int i = 0; i < 8; i++) {
            var application = la.checked("c" + i, "100.00");
            decisions.add(() -> la.award(application, "*", "100.00"));
        }
        assertThat(atOnce(decisions).stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(5);
        la.awaitCommitted("500.00");
    }

    @Test
    void two_members_deciding_one_application_at_once_decide_it_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            var la = new Authority(Integer.toString(840 + round));
            la.setBudget("10000.00");
            var application = la.checked("c1", "700.00");
            var answers = atOnce(List.of(
                    () -> la.award(application, "*", "700.00"),
                    () -> la.decline(application, "*", "CRITERIA_NOT_MET")));
            assertThat(answers).extracting(HttpResponse::statusCode).contains(200);

            funding.await(APPLICATIONS + "?status=AWARDED&status=DECLINED", la.officer, "$.paging.totalResults", 1);
            var status = JsonPath.<String>read(
                    funding.get(APPLICATIONS + "/" + application, la.officer).body(), "$.status");
            la.awaitCommitted(status.equals("AWARDED") ? "700.00" : "0.00");
        }
    }

    @Test
    void a_panel_short_of_money_agrees_less_or_declines_after_all() {
        var la = new Authority("850");
        la.setBudget("1000.00");
        var ash = la.checked("c1", "1500.00");
        assertThat(la.award(ash, "*", "1200.00").statusCode()).isEqualTo(409);
        assertThat(la.award(ash, "*", "800.00").statusCode()).isEqualTo(200);
        var elm = la.checked("c2", "500.00");
        assertThat(la.award(elm, "*", "500.00").statusCode()).isEqualTo(409);
        assertThat(la.decline(elm, "*", "FUND_EXHAUSTED").statusCode()).isEqualTo(200);
        var oak = la.checked("c3", "200.00");
        assertThat(la.award(oak, "*", "200.00").statusCode()).isEqualTo(200);

        la.awaitCommitted("1000.00");
        funding.await(APPLICATIONS + "/" + elm, la.officer, "$.decision.reason", "FUND_EXHAUSTED");
    }

    @Test
    void a_raised_budget_bears_what_the_panel_agreed_before() {
        var la = new Authority("851");
        la.setBudget("100.00");
        var application = la.checked("c1", "500.00");
        assertThat(la.award(application, "*", "500.00").statusCode()).isEqualTo(409);
        var raised = funding.put(BUDGETS + "/" + la.year.startYear(), la.officer, "*", "{\"amount\":\"600.00\"}");
        assertThat(raised.statusCode()).as(raised.body()).isEqualTo(200);
        assertThat(la.award(application, "*", "500.00").statusCode()).isEqualTo(200);
        la.awaitCommitted("500.00");
    }

    /** The service stopped right after the agreement was stored: nobody asked the budget yet. */
    @Test
    void an_interrupted_award_is_completed() {
        var la = new Authority("852");
        la.setBudget("1000.00");
        var application = la.checked("c1", "600.00");
        funding.context
                .getBean(Commands.class)
                .send(
                        new AgreeAward(application, Pounds.of("600"), today),
                        new Caller("panel", "852", java.util.Set.of(), java.util.Set.of(Role.PANEL_MEMBER)));
        funding.await(APPLICATIONS + "/" + application, la.officer, "$.status", "AWARDED");
        la.awaitCommitted("600.00");
    }

    @Test
    void a_stale_decision_is_refused_and_leaves_the_budget_alone() {
        var la = new Authority("853");
        la.setBudget("1000.00");
        var application = la.checked("c1", "600.00");
        assertThat(la.award(application, "\"0\"", "600.00").statusCode()).isEqualTo(412);
        funding.await(APPLICATIONS + "/" + application, la.officer, "$.status", "CHECKED");
        la.awaitCommitted("0.00");
    }

    @Test
    void what_is_wrong_with_a_decision_is_said() {
        var la = new Authority("854");
        la.setBudget("1000.00");
        var application = la.checked("c1", "600.00");
        var path = APPLICATIONS + "/" + application + "/decision";
        assertThat(funding.put(path, la.panel, "*", "{\"awarded\":true,\"decidedOn\":\"%s\"}".formatted(today)))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400));
        assertThat(funding.put(
                                path,
                                la.panel,
                                "*",
                                "{\"awarded\":true,\"amount\":\"1.005\",\"decidedOn\":\"%s\"}".formatted(today))
                        .statusCode())
                .isEqualTo(400);
        assertThat(funding.put(path, la.officer, "*", decision("600.00")).statusCode())
                .isEqualTo(403);
        assertThat(la.award(application, "*", "600.01").body()).contains("funding/more-than-requested");
    }

    @Test
    void a_setting_applies_for_its_own_children_only() {
        var la = new Authority("855");
        var elsewhere = funding.openSetting("855", "other");
        var child = funding.placeChild("855", "c1", la.setting);
        var body = "{\"childId\":\"%s\",\"settingId\":\"%s\",\"amount\":\"10.00\",\"evidence\":[]}";

        assertThat(funding.post(APPLICATIONS, la.senco, body.formatted(child, elsewhere))
                        .statusCode())
                .isEqualTo(404);
        var stranger = funding.placeChild("855", "c2", elsewhere);
        assertThat(funding.post(APPLICATIONS, la.senco, body.formatted(stranger, la.setting))
                        .body())
                .contains("funding/child-not-placed");
        assertThat(funding.post(APPLICATIONS, la.senco, body.formatted("nobody", la.setting))
                        .body())
                .contains("funding/child-not-placed");
        funding.hear("journeys", new PlacementEnded(child, "855", la.setting, today));
        assertThat(funding.post(APPLICATIONS, la.senco, body.formatted(child, la.setting))
                        .body())
                .contains("funding/child-not-placed");
    }

    @Test
    void nobody_sees_what_is_not_theirs() {
        var la = new Authority("856");
        la.setBudget("1000.00");
        var application = la.checked("c1", "600.00");
        var path = APPLICATIONS + "/" + application;
        funding.await(path, la.senco, "$.status", "CHECKED");

        var otherSenco = funding.token("856", Role.SENCO, "another-setting");
        var otherOfficer = funding.token("857", Role.INCLUSION_OFFICER);
        var otherPanel = funding.token("857", Role.PANEL_MEMBER);
        assertThat(funding.get(path, otherSenco).statusCode()).isEqualTo(404);
        assertThat(funding.get(path, otherOfficer).statusCode()).isEqualTo(404);
        assertThat(total(funding.get(APPLICATIONS, otherSenco))).isZero();
        assertThat(total(funding.get(APPLICATIONS + "?settingId=" + la.setting, otherSenco)))
                .isZero();
        assertThat(total(funding.get(APPLICATIONS, otherOfficer))).isZero();
        assertThat(total(funding.get(APPLICATIONS, la.senco))).isOne();
        assertThat(funding.get(BUDGETS + "/" + la.year.startYear(), otherOfficer)
                        .statusCode())
                .isEqualTo(404);
        assertThat(funding.get(BUDGETS, la.senco).statusCode()).isEqualTo(403);
        assertThat(funding.put(path + "/decision", otherPanel, "*", decision("600.00"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(funding.put(
                                path + "/recommendation",
                                otherOfficer,
                                "*",
                                "{\"recommended\":false,\"recommendedOn\":\"%s\"}".formatted(today))
                        .statusCode())
                .isEqualTo(404);
        la.awaitCommitted("0.00");
    }

    @Test
    void the_scheme_limits_what_is_applied_for() {
        var la = new Authority("858");
        var terms = "{\"from\":\"%s\",\"bands\":[{\"code\":\"A\",\"label\":\"Group\",\"limit\":\"500.00\"}],"
                + "\"evidence\":[\"PARENT_CONSENT\"]}";
        var path = "/api/v1/funding-scheme";
        assertThat(funding.post(path + "/terms", la.officer, terms.formatted(today))
                        .statusCode())
                .isEqualTo(201);
        var day = today.plusDays(40);
        assertThat(funding.post(path + "/panels", la.officer, "{\"on\":\"%s\"}".formatted(day))
                        .statusCode())
                .isEqualTo(201);
        funding.await(path, la.senco, "$.panels[0]", day.toString());
        assertThat(funding.delete(path + "/panels/" + day, la.officer, "*").statusCode())
                .isEqualTo(200);
        funding.await(path, la.senco, "$.panels.length()", 0);

        var child = funding.placeChild("858", "c1", la.setting);
        var start = "{\"childId\":\"%s\",\"settingId\":\"%s\",\"amount\":".formatted(child, la.setting);
        assertThat(funding.post(APPLICATIONS, la.senco, start + "\"10.00\",\"evidence\":[]}")
                        .body())
                .contains("funding/no-such-band");
        assertThat(funding.post(APPLICATIONS, la.senco, start + "\"500.01\",\"band\":\"A\",\"evidence\":[]}")
                        .body())
                .contains("funding/above-limit");
        assertThat(funding.post(APPLICATIONS, la.senco, start + "\"500.00\",\"band\":\"A\",\"evidence\":[]}")
                        .body())
                .contains("PARENT_CONSENT");
        var good = start + "\"500.00\",\"band\":\"A\",\"evidence\":[\"PARENT_CONSENT\"]}";
        assertThat(funding.post(APPLICATIONS, la.senco, good).statusCode()).isEqualTo(201);
    }

    @Test
    void files_bring_in_earlier_years_and_bring_nothing_in_twice() {
        var la = new Authority("859");
        funding.placeChild("859", "C1", la.setting);
        funding.placeChild("859", "C2", la.setting);
        var budgets = "financial_year,amount\n2023,1000.00\n2022,50.00\n";
        var header = "application_reference,child_reference,setting_reference,applied_on,amount_requested,recommended,"
                + "panel_on,outcome,amount_awarded,paid_on\n";
        var awards = header
                + "F1,C1,S1,2024-01-10,800.00,Y,2024-02-14,AWARDED,700.00,2024-03-01\n"
                + "F2,C2,S1,2024-01-11,600.00,N,2024-02-14,DECLINED,,\n"
                + "F3,C2,S1,2024-03-01,300.00,,,,,\n";

        assertThat(JsonPath.<String>read(funding.importFile("awards", la.officer, awards), "$.status"))
                .isEqualTo("REFUSED");
        var first = funding.importFile("budgets", la.officer, budgets);
        assertThat(JsonPath.<String>read(first, "$.status")).as(first).isEqualTo("COMMITTED");
        funding.await(BUDGETS + "/2023", la.officer, "$.amount", "1000.00");
        var second = funding.importFile("awards", la.officer, awards);
        assertThat(JsonPath.<String>read(second, "$.status")).as(second).isEqualTo("COMMITTED");
        funding.await(BUDGETS + "/2023", la.officer, "$.committed", "700.00");
        funding.await(APPLICATIONS + "?status=PAID", la.officer, "$.results[0].daysWaited", 35);
        funding.await(APPLICATIONS + "?status=DECLINED", la.officer, "$.results[0].decision.amount", "0.00");
        funding.await(APPLICATIONS + "?status=APPLIED", la.officer, "$.paging.totalResults", 1);

        var again = funding.importFile("awards", la.officer, awards);
        assertThat(JsonPath.<Integer>read(again, "$.unchanged")).as(again).isEqualTo(3);
        var more = funding.importFile(
                "awards", la.officer, header + "F3,C2,S1,2024-03-01,300.00,Y,2024-03-20,AWARDED,300.00,\n");
        assertThat(JsonPath.<String>read(more, "$.status")).as(more).isEqualTo("COMMITTED");
        funding.await(BUDGETS + "/2023", la.officer, "$.left", "0.00");
    }

    private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> calls) throws Exception {
        var barrier = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pending = calls.stream()
                    .map(call -> threads.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toList();
            var answers = new ArrayList<HttpResponse<String>>();
            for (var answer : pending) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static int total(HttpResponse<String> list) {
        return JsonPath.read(list.body(), "$.paging.totalResults");
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static String decision(String amount) {
        return "{\"awarded\":true,\"amount\":\"%s\",\"decidedOn\":\"%s\"}".formatted(amount, today);
    }

    /** One authority with one setting and its people. */
    private static final class Authority {
        final String la;
        final String setting;
        final String officer;
        final String panel;
        final String senco;
        final FinancialYear year = FinancialYear.of(today);

        Authority(String la) {
            this.la = la;
            setting = funding.openSetting(la, "S1");
            officer = funding.token(la, Role.INCLUSION_OFFICER);
            panel = funding.token(la, Role.PANEL_MEMBER);
            senco = funding.token(la, Role.SENCO, setting);
        }

        void setBudget(String amount) {
            var answer = funding.post(
                    BUDGETS, officer, "{\"financialYear\":%d,\"amount\":\"%s\"}".formatted(year.startYear(), amount));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }

        String apply(String child, String amount) {
            var body = "{\"childId\":\"%s\",\"settingId\":\"%s\",\"amount\":\"%s\",\"evidence\":[\"PARENT_CONSENT\"]}"
                    .formatted(funding.placeChild(la, child, setting), setting, amount);
            var answer = funding.post(APPLICATIONS, senco, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            var location = answer.headers().firstValue("Location").orElseThrow();
            return location.substring(location.lastIndexOf('/') + 1);
        }

        HttpResponse<String> recommend(String application, String version, String amount) {
            return funding.put(
                    APPLICATIONS + "/" + application + "/recommendation",
                    officer,
                    version,
                    "{\"recommended\":true,\"amount\":\"%s\",\"recommendedOn\":\"%s\"}".formatted(amount, today));
        }

        String checked(String child, String amount) {
            var application = apply(child, amount);
            assertThat(recommend(application, "\"0\"", amount).statusCode()).isEqualTo(200);
            return application;
        }

        HttpResponse<String> award(String application, String version, String amount) {
            return funding.put(APPLICATIONS + "/" + application + "/decision", panel, version, decision(amount));
        }

        HttpResponse<String> decline(String application, String version, String reason) {
            return funding.put(
                    APPLICATIONS + "/" + application + "/decision",
                    panel,
                    version,
                    "{\"awarded\":false,\"reason\":\"%s\",\"decidedOn\":\"%s\"}".formatted(reason, today));
        }

        void awaitCommitted(String amount) {
            funding.await(BUDGETS + "/" + year.startYear(), officer, "$.committed", amount);
        }
    }
}
