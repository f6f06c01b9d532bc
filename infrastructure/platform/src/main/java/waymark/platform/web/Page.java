package waymark.platform.web;

import java.util.List;

/** A list as every endpoint answers it. */
public record Page<T>(Paging paging, List<T> results) {

    public Page {
        results = List.copyOf(results);
    }

    public static <T> Page<T> of(PageRequest request, long totalResults, List<T> results) {
        long pages = (totalResults + request.pageSize() - 1) / request.pageSize();
        return new Page<>(new Paging(request.page(), request.pageSize(), pages, totalResults), results);
    }

    public record Paging(int page, int pageSize, long totalPages, long totalResults) {}
}
