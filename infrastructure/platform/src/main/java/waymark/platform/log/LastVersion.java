package waymark.platform.log;

import java.util.OptionalLong;

/**
 * Version (last sequence number) of the aggregate a command read or changed, for the thread that sent it: commands are
 * handled on the sender's thread. What an {@code ETag} is made of.
 */
public final class LastVersion {

    private static final ThreadLocal<Long> SEEN = new ThreadLocal<>();
    private static final ThreadLocal<Boolean> STORED = new ThreadLocal<>();

    private LastVersion() {}

    /** Before a command. */
    public static void forget() {
        SEEN.remove();
        STORED.remove();
    }

    /** After the command; empty where it touched no aggregate. */
    public static OptionalLong current() {
        Long seen = SEEN.get();
        return seen == null ? OptionalLong.empty() : OptionalLong.of(seen);
    }

    /** After the command, however it ended: it has stored something. */
    public static boolean wasStored() {
        return STORED.get() != null;
    }

    static void stored() {
        STORED.set(true);
    }

    static void saw(long sequence) {
        SEEN.set(sequence);
    }
}
