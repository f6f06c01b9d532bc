package waymark.evidence.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {

    @Test
    void filters_stand_in_one_order_so_that_a_pack_has_the_same_bytes_in_every_process() {
        assertThat(Catalogue.all()).hasSize(17).allSatisfy(entry -> {
            var filters = List.copyOf(entry.measure().filters());
            assertThat(filters).isSorted();
        });
    }
}
