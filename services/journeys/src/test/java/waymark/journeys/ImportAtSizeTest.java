package waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** With {@code -Dwaymark.test.children=10000} it shows that heap does not grow with the rows. */
class ImportAtSizeTest {

    private static final int CHILDREN = Integer.getInteger("waymark.test.children", 300);
    private static final String HEADER =
            "headcount_date,child_reference,upn,surname,forename,date_of_birth,sex,ethnicity,postcode,setting_reference,"
                    + "start_date,leaving_date,funded_hours,sen_provision,primary_need,eypp,looked_after,eal,dla\n";

    @Test
    void every_child_of_a_headcount_is_there_once_and_the_heap_is_flat() {
        try (var journeys = new RunningJourneys()) {
            journeys.openSetting("874", "S1");
            var officer = journeys.officer("874");
            committed(journeys, officer, headcount(10, "2023-05-11"));
            var before = usedHeap();
            var began = System.nanoTime();
            var done = committed(journeys, officer, headcount(CHILDREN, "2023-10-05"));
            var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;

            assertThat(JsonPath.<Integer>read(done, "$.committed")).isEqualTo(CHILDREN);
            await().atMost(Duration.ofMinutes(5))
                    .untilAsserted(() -> assertThat(JsonPath.<Integer>read(
                                    journeys.get("/api/v1/children", officer).body(), "$.paging.totalResults"))
                            .isEqualTo(CHILDREN));
            var grown = (usedHeap() - before) / (1 << 20);
            System.out.printf(
                    "%d children: imported in %.1f s, shown after %.1f s, heap grew by %d MB%n",
                    CHILDREN,
                    seconds,
                    Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0,
                    grown);
            // The store in memory is part of this heap; a child takes about ten documents in it.
            assertThat(grown).isLessThan(40 + CHILDREN / 50);
            assertThat(journeys.upload("headcount", "text/csv", officer, headcount(CHILDREN, "2023-10-05")))
                    .contains("\"unchanged\":" + CHILDREN);
        }
    }

    private static String committed(RunningJourneys journeys, String officer, String file) {
        var reviewed = journeys.upload("headcount", "text/csv", officer, file);
        assertThat(JsonPath.<String>read(reviewed, "$.status")).as(reviewed).isEqualTo("READY_FOR_REVIEW");
        var done = journeys.approve(reviewed, officer);
        assertThat(JsonPath.<String>read(done, "$.status")).as(done).isEqualTo("COMMITTED");
        return done;
    }

    private static String headcount(int children, String on) {
        var file = new StringBuilder(HEADER);
        for (int i = 0; i < children; i++) {
            var born = LocalDate.of(2019, 9, 1).plusDays(i % 700);
            file.append("%s,C%d,,Tree%d,Blue,%s,F,WBRI,PE1 1AA,S1,2022-09-05,,15,K,SLCN,N,N,Y,N\n"
                    .formatted(on, i, i, born));
        }
        return file.toString();
    }

    private static long usedHeap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
