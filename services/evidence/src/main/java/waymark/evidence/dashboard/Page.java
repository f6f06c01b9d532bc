package waymark.evidence.dashboard;

import java.util.List;
import org.springframework.ui.Model;

/** What every page about figures has: its own address, the dates and filters it was asked for, and what was wrong. */
record Page(
        String path,
        PageQuery query,
        String asAt,
        String knownAt,
        List<FilterView> filters,
        List<FilterView.Tag> tags,
        List<PageError> errors) {

    static Page of(
            String path, PageQuery query, List<FilterView> filters, List<FilterView.Tag> tags, List<PageError> errors) {
        var known = query.knownAt();
        return new Page(
                path, query, Words.date(query.asAt()), known == null ? "" : Words.date(known), filters, tags, errors);
    }

    /** The address that shows this page again, whenever it is opened. */
    public String permalink() {
        return query.address(path);
    }

    /** The same page without any filter. */
    public String unfiltered() {
        return query.with(waymark.evidence.measure.Filter.NONE).address(path);
    }

    void into(Model model) {
        model.addAttribute("page", this);
    }
}
