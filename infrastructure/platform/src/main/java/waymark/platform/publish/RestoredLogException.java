package waymark.platform.publish;

/**
 * The log holds less than was published from it. A store restored from an older backup forgets what it has published
 * along with the events themselves; the topic does not. New events would be given old positions, and consumers would
 * take them for seen.
 */
final class RestoredLogException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private RestoredLogException(long missing) {
        super("The event log ends " + missing
                + " events before what was published from it: it was restored from an older"
                + " backup. Publishing on would give new events old positions; restore the log fully, or start the"
                + " consumers' stores and topics anew.");
    }

    /** @throws RestoredLogException where the log ends before what was published */
    static void requireWhole(long head, long published) {
        if (published > head) {
            throw new RestoredLogException(published - head);
        }
    }
}
