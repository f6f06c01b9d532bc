package waymark.platform.web;

import org.springdoc.core.annotations.ParameterObject;

/**
 * Which part of a list is asked for: the query parameters {@code page} (from 1) and {@code pageSize} (20 unless said
 * otherwise, at most 100). A controller method takes it as a parameter.
 */
@ParameterObject
public record PageRequest(int page, int pageSize) {

    public static final int DEFAULT_SIZE = 20;
    public static final int MAX_SIZE = 100;

    /** Documents to skip. */
    public int skip() {
        return Math.multiplyExact(page - 1, pageSize);
    }

    public int limit() {
        return pageSize;
    }
}
