package waymark.evidence.dashboard;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * One thing a page can be narrowed by.
 *
 * @param unavailable why it can't be used by this reader; empty where it can
 */
record FilterView(String parameter, String label, List<Option> options, String unavailable) {

    /** {@code value} is empty for all. */
    record Option(String value, String label, boolean selected) {

        private String html() {
            return "<option value=\"" + HtmlUtils.htmlEscape(value) + (selected ? "\" selected=\"selected\">" : "\">")
                    + HtmlUtils.htmlEscape(label) + "</option>";
        }
    }

    /** As HTML: an area has a thousand settings, and a template evaluates three expressions for each. */
    public String optionsHtml() {
        return options.stream().map(Option::html).collect(Collectors.joining());
    }

    /** A filter in use, and the address of the page without it. */
    record Tag(String label, String removeHref) {}
}
