package waymark.journeys.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import waymark.journeys.child.ChildCommand.RecordHeadcount;
import waymark.journeys.child.KnownChildren;
import waymark.journeys.directory.Listing;
import waymark.journeys.directory.SettingDirectory;
import waymark.journeys.support.SupportCommand.RaiseConcern;
import waymark.journeys.support.SupportCommand.RecordCycle;
import waymark.journeys.support.SupportIds;
import waymark.platform.imports.ImportFormat;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.imports.ImportFormat.Rows;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;

class CsvFormatsTest {

    private static final Caller OFFICER = new Caller("o", "874", Set.of(), Set.of("inclusion-officer"));

    private final Clock clock = Clock.fixed(Instant.parse("2024-11-20T12:00:00Z"), ZoneOffset.UTC);
    private final References references = mock(References.class);
    private final KnownChildren known = mock(KnownChildren.class);
    private final SettingDirectory settings = mock(SettingDirectory.class);

    @BeforeEach
    void know() {
        when(references.idOf(anyString(), anyString(), anyString()))
                .thenAnswer(asked -> asked.getArgument(0) + ":" + asked.getArgument(2));
        when(references.idOf(startsWith("told"), anyString(), anyString()))
                .thenAnswer(asked -> UUID.nameUUIDFromBytes(
                                (asked.getArgument(0) + ":" + asked.getArgument(2)).getBytes(StandardCharsets.UTF_8))
                        .toString());
        when(known.holders(any(), any())).thenReturn(Map.of());
        when(known.known(any(), any())).thenReturn(Set.of("child:C1"));
        when(settings.of(any(), any()))
                .thenReturn(Map.of(
                        "setting:S1",
                        new Listing("setting:S1", "874", LocalDate.of(2019, 9, 1), null, 1),
                        "setting:S2",
                        new Listing("setting:S2", "874", LocalDate.of(2019, 9, 1), LocalDate.of(2023, 1, 1), 2)));
    }

    @Nested
    class Headcounts {

        private static final String HEADER =
                "headcount_date,child_reference,upn,surname,forename,date_of_birth,sex,ethnicity,postcode,"
                        + "setting_reference,start_date,leaving_date,funded_hours,sen_provision,primary_need,eypp,looked_after,"
                        + "eal,dla\n";
        private static final String GOOD =
                "2023-10-05,C1,H801200001001,Oaktest,Blue,2020-05-17,F,WBRI,pe11aa,S1,2023-09-04,,15,K,SLCN,N,N,Y,N\n";

        private final HeadcountFormat format = new HeadcountFormat(clock, references, known, settings);

        @Test
        void a_row_is_one_command() throws IOException {
            var row = read(format, HEADER + GOOD).rows.getFirst().row();

            assertThat(format.commands(row, OFFICER)).hasSize(1);
            var command = (RecordHeadcount) format.commands(row, OFFICER).getFirst();
            assertThat(command.childId()).isEqualTo("child:C1");
            assertThat(format.persons(row, OFFICER)).containsExactly(command.childId());
            assertThat(command.settingId()).isEqualTo("setting:S1");
            assertThat(command.identity().postcode()).isEqualTo("PE1 1AA");
        }

        @Test
        void a_child_is_on_one_headcount_once_and_its_headcounts_keep_their_order() throws IOException {
            var rows = read(format, HEADER + GOOD + GOOD.replace("2023-10-05", "2024-01-18")).rows;

            assertThat(format.key(rows.get(0).row()))
                    .isNotEqualTo(format.key(rows.get(1).row()));
            assertThat(format.lane(rows.get(0).row()))
                    .isEqualTo(format.lane(rows.get(1).row()));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "H801200001001 | A801200001001 | upn | headcount/upn-check-letter",
                    "H801200001001 | R900400001001 | upn | headcount/upn-authority",
                    "2023-10-05 | 2024-11-21 | headcount_date | import/future-date",
                    "2023-09-04 | 2020-05-16 | start_date | headcount/dates-out-of-order",
                    "2023-09-04 | 2023-10-06 | start_date | headcount/dates-out-of-order",
                    "04,,15 | 04,2023-09-04,15 | leaving_date | headcount/dates-out-of-order",
                    ",15, | ,31, | funded_hours | import/number",
                    "pe11aa | nowhere | postcode | headcount/postcode",
                    "WBRI | BRIT | ethnicity | import/code",
                    ",K,SLCN, | ,K,, | primary_need | child/need-missing",
                    ",K,SLCN, | ,N,SLCN, | primary_need | child/need-without-provision",
                    ",K,SLCN, | ,E,NSA, | primary_need | child/unassessed-need-with-plan",
                    "Oaktest | =1+1 | surname | import/formula",
                })
        void what_is_wrong_is_told_by_row_and_column(String good, String bad, String column, String code)
                throws IOException {
            var found = read(format, HEADER + GOOD + GOOD.replace(good, bad));

            assertThat(found.problems).contains("3 " + column + " " + code);
            assertThat(found.rows).hasSize(1);
        }

        @Test
        void a_place_is_at_a_setting_that_is_known_and_open() throws IOException {
            var found = read(format, HEADER + GOOD + GOOD.replace("S1", "S2") + GOOD.replace("S1", "S3"));
            format.check(OFFICER).rows(found.rows, found);

            assertThat(found.problems)
                    .containsExactly(
                            "3 setting_reference headcount/setting-not-open",
                            "4 setting_reference headcount/setting-unknown");
        }

        @Test
        void a_upn_has_one_child_in_the_file_and_in_the_authority() throws IOException {
            var twice = read(format, HEADER + GOOD + GOOD.replace("C1", "C2"));
            format.check(OFFICER).rows(twice.rows, twice);
            assertThat(twice.problems).containsExactly("3 upn headcount/upn-of-another-child");

            var inTwoParts = read(format, HEADER + GOOD + GOOD.replace("C1", "C2"));
            var check = format.check(OFFICER);
            check.rows(inTwoParts.rows.subList(0, 1), inTwoParts);
            check.rows(inTwoParts.rows.subList(1, 2), inTwoParts);
            assertThat(inTwoParts.problems).containsExactly("3 upn headcount/upn-of-another-child");

            when(known.holders(any(), any())).thenReturn(Map.of("H801200001001", "child:C9"));
            var taken = read(format, HEADER + GOOD);
            format.check(OFFICER).rows(taken.rows, taken);
            assertThat(taken.problems).containsExactly("2 upn headcount/upn-of-another-child");
        }
    }

    @Nested
    class SupportCycles {

        private static final String HEADER =
                "child_reference,setting_reference,concern_on,area_of_need,cycle_number,opened_on,planned_on,"
                        + "parents_view,review_due_on,reviewed_on,review_outcome\n";
        private static final String GOOD =
                "C1,S1,2023-10-02,SLCN,1,2023-10-09,2023-10-16,Song,2024-01-08,2024-01-10,CONTINUE\n";

        private final SupportCyclesFormat format =
                new SupportCyclesFormat(clock, references, known, settings, new SupportIds(references));

        @Test
        void a_row_is_its_concern_and_its_cycle() throws IOException {
            var row = read(format, HEADER + GOOD).rows.getFirst().row();

            assertThat(format.commands(row, OFFICER))
                    .hasSize(2)
                    .hasAtLeastOneElementOfType(RaiseConcern.class)
                    .hasAtLeastOneElementOfType(RecordCycle.class)
                    .isEqualTo(format.commands(row, OFFICER));
        }

        @Test
        void a_running_cycle_needs_no_plan_yet() throws IOException {
            assertThat(read(format, HEADER + "C1,S1,2023-10-02,SLCN,1,2023-10-09,,,,,\n").rows)
                    .hasSize(1);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "2023-10-09 | 2023-10-01 | opened_on | cycles/dates-out-of-order",
                    "2023-10-16 | 2023-10-08 | planned_on | cycles/dates-out-of-order",
                    "2024-01-08 | 2023-10-15 | review_due_on | cycles/dates-out-of-order",
                    "2024-01-10 | 2023-10-15 | reviewed_on | cycles/dates-out-of-order",
                    ",CONTINUE | , | review_outcome | cycles/review-incomplete",
                    "2024-01-10, | , | reviewed_on | cycles/review-incomplete",
                    "2023-10-16,Song | ,Song | planned_on | cycles/plan-incomplete",
                    "2024-01-08,2024 | ,2024 | review_due_on | cycles/plan-incomplete",
                    "CONTINUE | GO_ON | review_outcome | import/code",
                })
        void what_is_wrong_is_told_by_row_and_column(String good, String bad, String column, String code)
                throws IOException {
            var found = read(format, HEADER + GOOD.replace(good, bad));

            assertThat(found.problems).contains("2 " + column + " " + code);
            assertThat(found.rows).isEmpty();
        }

        @Test
        void a_child_has_no_two_cycles_of_one_number() throws IOException {
            var twice = read(format, HEADER + GOOD + GOOD.replace("2023-10-09", "2023-10-10"));
            var check = format.check(OFFICER);
            check.unchanged(twice.rows.subList(0, 1), twice);
            check.rows(twice.rows.subList(1, 2), twice);

            assertThat(twice.problems).containsExactly("3 cycle_number cycles/number-twice");
        }

        @Test
        void a_cycle_is_known_by_its_setting_and_first_day_whatever_its_number() throws IOException {
            var rows = read(format, HEADER + GOOD + GOOD.replace("SLCN,1", "SLCN,2")).rows;

            assertThat(format.key(rows.get(0).row()))
                    .isEqualTo(format.key(rows.get(1).row()));
            assertThat(((RecordCycle)
                                    format.commands(rows.get(0).row(), OFFICER).get(1))
                            .id())
                    .isEqualTo(((RecordCycle)
                                    format.commands(rows.get(1).row(), OFFICER).get(1))
                            .id());
        }

        @Test
        void the_child_and_the_setting_are_known() throws IOException {
            var found = read(
                    format,
                    HEADER
                            + GOOD
                            + GOOD.replace("C1", "C2")
                            + GOOD.replace("S1", "S2").replace("SLCN,1", "SLCN,2"));
            format.check(OFFICER).rows(found.rows, found);

            assertThat(found.problems)
                    .containsExactly(
                            "3 child_reference cycles/child-unknown", "4 setting_reference cycles/setting-not-open");
        }
    }

    private static <R> Found<R> read(ImportFormat<R> format, String file) throws IOException {
        var found = new Found<R>();
        format.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), OFFICER, found);
        return found;
    }

    private static final class Found<R> implements Rows<R> {
        private final List<Numbered<R>> rows = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        @Override
        public void row(int number, R row) {
            rows.add(new Numbered<>(number, row));
        }

        @Override
        public void problem(int row, String column, String code, String expected) {
            problems.add(row + " " + column + " " + code);
        }
    }
}
