package waymark.platform.log;

/**
 * The generation that this process reads, as the pointer said.
 *
 * @param tended this process is of the revision that built it, or about to replace it: it applies events
 */
record Kept(Generation generation, LogReader reader, boolean tended) {

    Kept nowTended() {
        return new Kept(generation, reader, true);
    }
}
