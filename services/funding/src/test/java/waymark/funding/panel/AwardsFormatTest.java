package waymark.funding.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import waymark.funding.application.FundingCommand.ConfirmAward;
import waymark.funding.application.FundingCommand.PanelOutcome;
import waymark.funding.application.FundingCommand.PayAward;
import waymark.funding.application.FundingCommand.RecordApplication;
import waymark.funding.application.FundingQueries;
import waymark.funding.budget.BudgetCommand.CommitAward;
import waymark.funding.budget.BudgetPositions;
import waymark.funding.directory.Directory;
import waymark.funding.directory.KnownChild;
import waymark.funding.directory.KnownSetting;
import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.imports.ImportFormat.Rows;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.time.London;

class AwardsFormatTest {

    private static final String HEADER = "application_reference,child_reference,setting_reference,applied_on,"
            + "amount_requested,recommended,panel_on,outcome,amount_awarded,paid_on\n";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE);
    private static final Caller OFFICER = new Caller("o", "874", Set.of(), Set.of(Role.INCLUSION_OFFICER));
    private static final LocalDate PANEL = LocalDate.of(2024, 2, 14);

    private final Directory directory = mock(Directory.class);
    private final BudgetPositions budgets = mock(BudgetPositions.class);
    private final FundingQueries applications = mock(FundingQueries.class);
    private final AwardsFormat format =
            new AwardsFormat(CLOCK, directory, budgets, applications, new PlainReferences());

    @Test
    void an_awarded_and_paid_row_becomes_its_whole_story() {
        when(budgets.idOf("874", new FinancialYear(2023))).thenReturn("b23");
        var row = read("F1,C1,S1,2024-01-10,800,Y,2024-02-14,AWARDED,700.5,2024-03-01")
                .rows
                .getFirst()
                .row();

        assertThat(format.commands(row, OFFICER))
                .containsExactly(
                        new RecordApplication(
                                "application/874/F1",
                                "874",
                                "child/874/C1",
                                "setting/874/S1",
                                Pounds.of("800"),
                                LocalDate.of(2024, 1, 10),
                                true,
                                new PanelOutcome(Pounds.of("700.50"), PANEL)),
                        new CommitAward("b23", "application/874/F1", 1, Pounds.of("700.50"), PANEL),
                        new ConfirmAward("application/874/F1", 1),
                        new PayAward("application/874/F1", LocalDate.of(2024, 3, 1)));
    }

    @Test
    void a_declined_row_touches_no_budget() {
        var row = read("F1,C1,S1,2024-01-10,800,N,2024-02-14,DECLINED,0.00,")
                .rows
                .getFirst()
                .row();
        assertThat(format.commands(row, OFFICER))
                .singleElement()
                .isInstanceOfSatisfying(RecordApplication.class, command -> {
                    assertThat(command.recommended()).isFalse();
                    assertThat(command.outcome()).isEqualTo(new PanelOutcome(null, PANEL));
                });
    }

    @Test
    void a_waiting_row_is_an_application_only() {
        var row = read("F1,C1,S1,2024-01-10,800.00,,,,,").rows.getFirst().row();
        assertThat(format.commands(row, OFFICER))
                .singleElement()
                .isInstanceOfSatisfying(RecordApplication.class, command -> {
                    assertThat(command.recommended()).isNull();
                    assertThat(command.outcome()).isNull();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F1,C1,S1,2024-01-10,0.00,,,,,                                 | amount_requested | funding/amount-not-positive",
                "F1,C1,S1,2024-01-10,12.345,,,,,                               | amount_requested | import/money",
                "F1,C1,S1,2027-01-10,10,,,,,                                   | applied_on       | import/future-date",
                "F1,C1,S1,10/01/2024,10,,,,,                                   | applied_on       | import/date",
                ",C1,S1,2024-01-10,10,,,,,                                     | application_reference | import/missing",
                "F1,C1,S1,2024-01-10,10,X,,,,                                  | recommended      | import/flag",
                "F1,C1,S1,2024-01-10,10,Y,2024-02-14,AGREED,5,                 | outcome          | import/code",
                "F1,C1,S1,2024-01-10,10,,2024-02-14,AWARDED,5,                 | recommended      | funding/not-checked",
                "F1,C1,S1,2024-01-10,10,Y,,AWARDED,5,                          | panel_on         | funding/decision-incomplete",
                "F1,C1,S1,2024-01-10,10,Y,2024-02-14,,5,                       | outcome          | funding/decision-incomplete",
                "F1,C1,S1,2024-01-10,10,Y,,,5,                                 | outcome          | funding/decision-incomplete",
                "F1,C1,S1,2024-02-15,10,Y,2024-02-14,AWARDED,5,                | panel_on         | funding/out-of-order",
                "F1,C1,S1,2024-01-10,10,Y,2024-02-14,AWARDED,10.01,            | amount_awarded   | funding/more-than-requested",
                "F1,C1,S1,2024-01-10,10,Y,2024-02-14,AWARDED,,                 | amount_awarded   | funding/more-than-requested",
                "F1,C1,S1,2024-01-10,10,N,2024-02-14,DECLINED,5,               | amount_awarded   | funding/declined-amount",
                "F1,C1,S1,2024-01-10,10,Y,2024-02-14,AWARDED,5,2024-02-13      | paid_on          | funding/out-of-order",
                "F1,C1,S1,2024-01-10,10,N,2024-02-14,DECLINED,,2024-02-15      | paid_on          | funding/not-awarded",
                "F1,C1,S1,2024-01-10,10,,,,,2024-02-15                         | paid_on          | funding/not-awarded",
                "=F1,C1,S1,2024-01-10,10,,,,,                                  | application_reference | import/formula"
            })
    void what_is_wrong_is_said_by_column(String line, String column, String code) {
        var read = read(line);
        assertThat(read.rows).isEmpty();
        assertThat(read.problems).contains("2 " + column + " " + code);
    }

    @Test
    void a_row_must_fit_what_is_known() {
        knowing("S1", "C1");
        when(budgets.left(any(), any())).thenReturn(Map.of(new FinancialYear(2023), Pounds.of("5")));
        var file = read("F1,C1,S1,2024-01-10,10,Y,2024-02-14,AWARDED,5,\n"
                + "F2,C9,S1,2024-01-10,10,,,,,\n"
                + "F3,C1,S9,2024-01-10,10,,,,,\n"
                + "F4,C1,S1,2024-01-09,10,,,,,\n"
                + "F5,C1,S1,2024-01-10,10,Y,2024-04-01,AWARDED,5,\n"
                + "F6,C1,S1,2024-01-10,10,Y,2024-04-01,DECLINED,,");
        assertThat(file.problems).isEmpty();

        format.check(OFFICER).rows(file.rows, file);

        assertThat(file.problems)
                .containsExactly(
                        "3 child_reference funding/child-unknown",
                        "4 setting_reference funding/setting-unknown",
                        "5 applied_on funding/setting-not-open",
                        "6 panel_on funding/no-budget");
    }

    @Test
    void the_awards_of_a_file_must_fit_into_what_is_left_together_however_long_the_file() {
        knowing("S1", "C1");
        when(budgets.left(any(), any())).thenReturn(Map.of(new FinancialYear(2023), Pounds.of("15")));
        var file = read("F1,C1,S1,2024-01-10,10,Y,2024-02-14,AWARDED,10,\n"
                + "F2,C1,S1,2024-01-10,10,Y,2024-02-14,AWARDED,5,\n"
                + "F3,C1,S1,2024-01-10,10,Y,2024-02-14,AWARDED,0.01,\n"
                + "F4,C1,S1,2024-01-10,10,Y,2024-02-14,AWARDED,1,");
        var check = format.check(OFFICER);
        file.rows.forEach(row -> check.rows(List.of(row), file));

        assertThat(file.problems)
                .containsExactly("4 amount_awarded funding/budget-short", "5 amount_awarded funding/budget-short");
    }

    @Test
    void an_award_the_budget_bears_already_is_not_borne_again() {
        knowing("S1", "C1");
        when(budgets.left(any(), any())).thenReturn(Map.of(new FinancialYear(2023), Pounds.of("5")));
        when(applications.awarded(any(), any())).thenReturn(Set.of("application/874/F1"));
        var file = read("F1,C1,S1,2024-01-10,10,Y,2024-02-14,AWARDED,10,2024-03-01\n"
                + "F2,C1,S1,2024-01-10,10,Y,2024-02-14,AWARDED,5,");
        format.check(OFFICER).rows(file.rows, file);

        assertThat(file.problems).isEmpty();
    }

    private void knowing(String setting, String child) {
        var settingId = "setting/874/" + setting;
        var childId = "child/874/" + child;
        when(directory.settings(any(), any()))
                .thenReturn(Map.of(settingId, new KnownSetting(settingId, "874", LocalDate.of(2024, 1, 10), null, 1)));
        when(directory.children(any(), any()))
                .thenReturn(Map.of(childId, new KnownChild(childId, "874", List.of(), 1)));
    }

    @Test
    void a_reference_stands_once_in_a_file() {
        assertThat(format.key(
                        read("F1,C1,S1,2024-01-10,10,,,,,").rows.getFirst().row()))
                .isEqualTo("F1");
    }

    private File read(String lines) {
        var file = new File();
        try {
            format.read(
                    new ByteArrayInputStream((HEADER + lines.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8)),
                    OFFICER,
                    file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static final class File implements Rows<AwardRow> {
        final List<Numbered<AwardRow>> rows = new ArrayList<>();
        final List<String> problems = new ArrayList<>();

        @Override
        public void row(int number, AwardRow row) {
            rows.add(new Numbered<>(number, row));
        }

        @Override
        public void problem(int row, String column, String code, String expected) {
            problems.add(row + " " + column + " " + code);
        }
    }

    private static final class PlainReferences implements References {
        @Override
        public String idOf(String kind, String la, String reference) {
            return kind + "/" + la + "/" + reference;
        }

        @Override
        public String lookupKey(String kind, String la, String... values) {
            return String.join("/", values);
        }
    }
}
