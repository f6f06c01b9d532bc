package waymark.evidence.dashboard;

import java.util.List;

/**
 * A long list in pages.
 *
 * @param previous address of the page before; empty on the first
 * @param next empty on the last
 */
record PagedLinks<T>(List<T> items, int page, int pages, int total, String previous, String next) {

    static final int SIZE = 50;

    /** @param address of the list without a page number, with other parameters in it */
    static <T> PagedLinks<T> of(List<T> all, int asked, String address) {
        int pages = Math.max(1, (all.size() + SIZE - 1) / SIZE);
        int page = Math.clamp(asked, 1, pages);
        return new PagedLinks<>(
                all.subList((page - 1) * SIZE, Math.min(all.size(), page * SIZE)),
                page,
                pages,
                all.size(),
                page > 1 ? address + "&page=" + (page - 1) : "",
                page < pages ? address + "&page=" + (page + 1) : "");
    }

    static int number(String text) {
        return text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : 1;
    }
}
