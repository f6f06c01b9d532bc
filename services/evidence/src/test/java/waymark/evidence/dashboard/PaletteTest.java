package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaletteTest {

    private static final List<Palette> SERIES = List.of(Palette.MAIN, Palette.SECOND, Palette.THIRD, Palette.FOURTH);

    @Test
    void contrast_is_that_of_the_guidelines() {
        assertThat(Palette.contrast("#000000", "#ffffff")).isEqualTo(21, within(0.001));
        assertThat(Palette.contrast("#12436D", "#ffffff")).isEqualTo(10.25, within(0.01));
        assertThat(Palette.contrast("#ffffff", "#ffffff")).isEqualTo(1, within(0.001));
    }

    @Test
    void every_series_stands_out_from_the_page() {
        assertThat(SERIES).allMatch(colour -> Palette.contrast(colour.hex(), "#ffffff") >= 3);
    }

    @Test
    void neighbouring_series_can_be_told_apart() {
        for (int i = 1; i < SERIES.size(); i++) {
            assertThat(Palette.contrast(SERIES.get(i - 1).hex(), SERIES.get(i).hex()))
                    .as("%s beside %s", SERIES.get(i - 1), SERIES.get(i))
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void text_in_charts_can_be_read() {
        assertThat(Palette.contrast(Palette.TEXT.hex(), "#ffffff")).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void drawings_use_no_other_colours() throws IOException {
        var known = Stream.of(Palette.values())
                .map(colour -> colour.hex().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var template = Files.readString(Path.of("src/main/resources/templates/evidence/parts.html"));
        assertThat(attributes(template)).isNotEmpty().isSubsetOf(known);
    }

    private static Set<String> attributes(String template) {
        return Pattern.compile("#[0-9a-fA-F]{6}")
                .matcher(template)
                .results()
                .map(match -> match.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
