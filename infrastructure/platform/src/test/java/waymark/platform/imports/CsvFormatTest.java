package waymark.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import waymark.events.SenProvision;
import waymark.platform.security.Caller;

class CsvFormatTest {

    private static final String HEADER = "name,born_on,hours,amount,provision,flag\n";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-30T12:00:00Z"), ZoneOffset.UTC);

    private final Found found = new Found();

    @Test
    void a_good_row_is_read_with_all_its_cells() {
        read(HEADER + "\"Field, Far\",2021-02-28,15,120.5,K,Y\n");

        assertThat(found.problems).isEmpty();
        assertThat(found.rows)
                .containsExactly(new Row(
                        "Field, Far", LocalDate.of(2021, 2, 28), 15, new BigDecimal("120.50"), SenProvision.K, true));
        assertThat(found.numbers).containsExactly(2);
    }

    @Test
    void the_order_of_columns_does_not_matter_and_empty_codes_are_none() {
        read("flag,provision,amount,hours,born_on,name\nN,,0,0,2021-02-28,A\n");

        assertThat(found.rows)
                .containsExactly(new Row("A", LocalDate.of(2021, 2, 28), 0, new BigDecimal("0.00"), null, false));
    }

    @Test
    void the_mark_a_spreadsheet_puts_first_is_accepted() {
        read("\uFEFF" + HEADER + "A,2021-02-28,15,1,K,Y\n");

        assertThat(found.rows).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,born_on,hours,amount,provision|flag",
                "name,born_on,hours,amount,provision,Flag|column 6",
                "name,born_on,hours,amount,provision,flag,flag|column 7",
                "name;born_on;hours;amount;provision;flag|column 1",
            })
    void a_wrong_header_is_named_and_nothing_is_read(String header, String column) {
        read(header + "\nA,2021-02-28,15,1,K,Y\n");

        assertThat(found.rows).isEmpty();
        assertThat(found.problems).anyMatch(problem -> problem.startsWith("1 " + column + " import/header"));
    }

    @ParameterizedTest
    @CsvSource({
        "',2021-02-28,15,1,K,Y',name,import/missing",
        "'A,28/02/2021,15,1,K,Y',born_on,import/date",
        "'A,2021-02-30,15,1,K,Y',born_on,import/date",
        "'A,2024-10-01,15,1,K,Y',born_on,import/future-date",
        "'A,,15,1,K,Y',born_on,import/missing",
        "'A,2021-02-28,61,1,K,Y',hours,import/number",
        "'A,2021-02-28,-1,1,K,Y',hours,import/number",
        "'A,2021-02-28,15.5,1,K,Y',hours,import/number",
        "'A,2021-02-28,15,£1,K,Y',amount,import/money",
        "'A,2021-02-28,15,1.005,K,Y',amount,import/money",
        "'A,2021-02-28,15,1,X,Y',provision,import/code",
        "'A,2021-02-28,15,1,k,Y',provision,import/code",
        "'A,2021-02-28,15,1,K,yes',flag,import/flag",
        "'=1+1,2021-02-28,15,1,K,Y',name,import/formula",
        "'+44,2021-02-28,15,1,K,Y',name,import/formula",
        "'@SUM(A1),2021-02-28,15,1,K,Y',name,import/formula",
        "'-A,2021-02-28,15,1,K,Y',name,import/formula",
    })
    void a_wrong_cell_is_reported_by_row_and_column(String row, String column, String code) {
        read(HEADER + "B,2021-02-28,15,1,K,Y\n" + row + "\n");

        assertThat(found.rows).hasSize(1);
        assertThat(found.problems).hasSize(1);
        assertThat(found.problems.getFirst()).startsWith("3 " + column + " " + code + " ");
    }

    @Test
    void a_tab_before_a_formula_does_not_hide_it() {
        read(HEADER + "\"\t=1\",2021-02-28,15,1,K,Y\n");

        assertThat(found.problems).singleElement().asString().contains("import/formula");
    }

    @Test
    void every_wrong_cell_of_a_row_is_reported_at_once() {
        read(HEADER + ",x,y,z,K,Y\n");

        assertThat(found.problems).hasSize(4);
    }

    @Test
    void a_row_with_too_few_or_too_many_cells_is_reported_and_the_next_is_read() {
        read(HEADER + "A,2021-02-28\nA,2021-02-28,15,1,K,Y,Z\nB,2021-02-28,15,1,K,Y\n");

        assertThat(found.problems).hasSize(2).allMatch(problem -> problem.contains("import/cells"));
        assertThat(found.numbers).containsExactly(4);
    }

    @Test
    void blank_lines_are_passed_over_without_losing_count() {
        read(HEADER + "\nA,2021-02-28,15,1,K,Y\n\n\n");

        assertThat(found.problems).isEmpty();
        assertThat(found.numbers).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16"})
    void another_encoding_is_refused(String encoding) {
        read((HEADER + "Zoë,2021-02-28,15,1,K,Y\n").getBytes(Charset.forName(encoding)));

        assertThat(found.rows).isEmpty();
        assertThat(found.problems).isNotEmpty();
        assertThat(found.problems.getFirst()).containsAnyOf("import/encoding", "import/header");
    }

    @Test
    void a_quote_that_is_never_closed_is_refused() {
        read(HEADER + "A,2021-02-28,15,1,K,Y\n\"B,2021-02-28,15,1,K,Y\n");

        assertThat(found.problems).isNotEmpty();
        assertThat(found.rows).hasSize(1);
    }

    @Test
    void no_problem_repeats_what_the_cell_said() {
        read(HEADER + "=Canary,Canary,Canary,Canary,Canary,Canary\n");

        assertThat(found.problems).hasSize(6).noneMatch(problem -> problem.contains("Canary"));
    }

    private void read(String file) {
        read(file.getBytes(StandardCharsets.UTF_8));
    }

    private void read(byte[] file) {
        try {
            new Format().read(new ByteArrayInputStream(file), new Caller("t", "874", Set.of(), Set.of()), found);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Found implements ImportFormat.Rows<Row> {
        final List<Row> rows = new ArrayList<>();
        final List<Integer> numbers = new ArrayList<>();
        final List<String> problems = new ArrayList<>();

        @Override
        public void row(int number, Row row) {
            numbers.add(number);
            rows.add(row);
        }

        @Override
        public void problem(int row, String column, String code, String expected) {
            problems.add(row + " " + column + " " + code + " " + expected);
        }
    }

    private record Row(
            String name,
            LocalDate bornOn,
            int hours,
            @Nullable BigDecimal amount,
            @Nullable SenProvision provision,
            boolean flag) {}

    private static final class Format extends CsvFormat<Row> {

        Format() {
            super(CLOCK);
        }

        @Override
        public String kind() {
            return "test";
        }

        @Override
        public List<Column> columns() {
            return List.of("name", "born_on", "hours", "amount", "provision", "flag").stream()
                    .map(name -> new Column(name, "", true, ""))
                    .toList();
        }

        @Override
        protected Row row(CsvRow row) {
            return new Row(
                    row.text("name"),
                    row.date("born_on"),
                    row.integer("hours", 0, 60),
                    row.money("amount"),
                    row.codeOrNull("provision", SenProvision.class),
                    row.flag("flag"));
        }

        @Override
        public String key(Row row) {
            return row.name();
        }

        @Override
        public List<Object> commands(Row row, Caller caller) {
            return List.of();
        }
    }
}
