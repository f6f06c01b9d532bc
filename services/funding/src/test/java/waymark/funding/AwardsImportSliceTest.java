package waymark.funding;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import waymark.platform.security.Role;

/** Years of awards in files, against budgets that do or do not bear them. */
class AwardsImportSliceTest {

    private static final String HEADER = "application_reference,child_reference,setting_reference,applied_on,"
            + "amount_requested,recommended,panel_on,outcome,amount_awarded,paid_on\n";
    private static final String BUDGET = "/api/v1/budgets/2023";
    private static final int AWARDS = 220;

    private static RunningFunding funding;

    @BeforeAll
    static void start() {
        funding = new RunningFunding(Map.of());
    }

    @AfterAll
    static void stop() {
        funding.close();
    }

    @Test
    void many_awards_of_one_budget_add_up_and_a_snapshot_keeps_the_sum() {
        var officer = authority("874");
        funding.importFile("budgets", officer, "financial_year,amount\n2023,22001.00\n");
        funding.await(BUDGET, officer, "$.amount", "22001.00");
        var ended = funding.importFile("awards", officer, awards(AWARDS, "100.00"));

        assertThat(JsonPath.<Integer>read(ended, "$.committed")).as(ended).isEqualTo(AWARDS);
        funding.await(BUDGET, officer, "$.committed", "22000.00");
        funding.await("/api/v1/funding-applications?status=PAID", officer, "$.paging.totalResults", AWARDS);
        assertThat(funding.context
                        .getBean(MongoDatabase.class)
                        .getCollection("snapshots")
                        .countDocuments())
                .isPositive();

        var again = funding.importFile("awards", officer, awards(AWARDS, "100.00"));
        assertThat(JsonPath.<Integer>read(again, "$.unchanged")).as(again).isEqualTo(AWARDS);
        var over = funding.importFile("awards", officer, HEADER + row("LAST", "1.01"));
        assertThat(JsonPath.<String>read(over, "$.status")).as(over).isEqualTo("REFUSED");
        funding.await("/api/v1/funding-applications", officer, "$.paging.totalResults", AWARDS);
        funding.await(BUDGET, officer, "$.left", "1.00");
    }

    @Test
    void a_file_whose_awards_a_budget_cannot_bear_together_is_refused_whole_and_comes_in_once_it_can() {
        var officer = authority("801");
        funding.importFile("budgets", officer, "financial_year,amount\n2023,250.00\n");
        funding.await(BUDGET, officer, "$.amount", "250.00");
        var file = awards(4, "100.00");

        var scarce = funding.importFile("awards", officer, file);
        assertThat(JsonPath.<String>read(scarce, "$.status")).as(scarce).isEqualTo("REFUSED");
        var problems = funding.get("/api/v1/imports/" + JsonPath.read(scarce, "$.id") + "/problems", officer)
                .body();
        assertThat(JsonPath.<List<String>>read(problems, "$.results[*].code")).containsOnly("funding/budget-short");
        assertThat(JsonPath.<List<Integer>>read(problems, "$.results[*].row")).containsExactly(4, 5);
        assertThat(problems).contains("£250.00", "£300.00");
        funding.await("/api/v1/funding-applications", officer, "$.paging.totalResults", 0);
        funding.await(BUDGET, officer, "$.committed", "0.00");

        funding.importFile("budgets", officer, "financial_year,amount\n2023,400.00\n");
        var whole = funding.importFile("awards", officer, file);
        assertThat(JsonPath.<String>read(whole, "$.status")).as(whole).isEqualTo("COMMITTED");
        funding.await(BUDGET, officer, "$.left", "0.00");
        funding.await("/api/v1/funding-applications?status=PAID", officer, "$.paging.totalResults", 4);
    }

    @Test
    void a_refused_file_leaves_nothing_behind() {
        var officer = authority("802");
        funding.importFile("budgets", officer, "financial_year,amount\n2023,1000.00\n");
        funding.await(BUDGET, officer, "$.amount", "1000.00");
        var refused = funding.importFile("awards", officer, awards(3, "100.00") + row("F9", "one hundred"));

        assertThat(JsonPath.<String>read(refused, "$.status")).isEqualTo("REFUSED");
        funding.await("/api/v1/funding-applications", officer, "$.paging.totalResults", 0);
        funding.await(BUDGET, officer, "$.committed", "0.00");
    }

    private static String authority(String la) {
        funding.placeChild(la, "C1", funding.openSetting(la, "S1"));
        return funding.token(la, Role.INCLUSION_OFFICER);
    }

    private static String awards(int count, String amount) {
        var file = new StringBuilder(HEADER);
        for (int i = 1; i <= count; i++) {
            file.append(row("F" + i, amount));
        }
        return file.toString();
    }

    private static String row(String reference, String amount) {
        return reference + ",C1,S1,2024-01-10,800.00,Y,2024-02-14,AWARDED," + amount + ",2024-03-01\n";
    }
}
