package waymark.platform.log;

import waymark.platform.refusal.Refusal;

/** One unit of work would record more than one commit holds. */
record CommitTooLarge(String detail) implements Refusal {

    static CommitTooLarge events(int events) {
        return new CommitTooLarge("This would record " + events + " changes at once, and at most " + Commit.MOST_EVENTS
                + " can be. Send it in smaller parts.");
    }

    static CommitTooLarge bytes(long bytes) {
        return new CommitTooLarge("This would record " + bytes + " bytes at once, and at most 8 MB ("
                + Commit.MOST_BYTES + " bytes) can be. Send it in smaller parts.");
    }

    static CommitTooLarge event(long bytes) {
        return new CommitTooLarge("One change of this is " + bytes + " bytes large, and at most 8 MB ("
                + Commit.MOST_BYTES + " bytes) can be recorded at once. Say it in less.");
    }

    @Override
    public String code() {
        return "log/too-large";
    }
}
