package waymark.platform.consume;

/** One listener's events of one subject of one source. */
record ParkedSubject(String listener, String source, String id) {

    String key() {
        return listener + "|" + source + "|" + id;
    }
}
