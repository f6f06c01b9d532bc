package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilterViewTest {

    @Test
    void what_a_setting_is_called_is_text_and_never_markup() {
        var options = List.of(
                new FilterView.Option("", "All", false),
                new FilterView.Option("s\"1", "Mum's </select><b>Tots & Co", true));

        assertThat(new FilterView("setting", "Setting", options, "").optionsHtml())
                .isEqualTo("<option value=\"\">All</option><option value=\"s&quot;1\" selected=\"selected\">"
                        + "Mum&#39;s &lt;/select&gt;&lt;b&gt;Tots &amp; Co</option>");
    }
}
