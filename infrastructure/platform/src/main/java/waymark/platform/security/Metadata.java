package waymark.platform.security;

/** Keys stamped on every command and copied to every event it causes. */
public final class Metadata {
    public static final String LA = "la";
    public static final String AUTHOR = "author";
    public static final String AUTHOR_ROLE = "authorRole";
    public static final String CORRELATION_ID = "correlationId";
    public static final String TRACE_PARENT = "traceparent";

    /** On commands only: the version the caller has seen, compared when the aggregate is asked. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    private Metadata() {}
}
