package waymark.evidence.dashboard;

import java.util.List;

/**
 * One thing a page can be narrowed by.
 *
 * @param unavailable why it can't be used by this reader; empty where it can
 */
record FilterView(String parameter, String label, List<Option> options, String unavailable) {

    /** {@code value} is empty for all. */
    record Option(String value, String label, boolean selected) {}

    /** A filter in use, and the address of the page without it. */
    record Tag(String label, String removeHref) {}
}
