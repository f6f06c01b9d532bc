package waymark.faults;

/** What the nemesis does to a process, or to the link in front of one. Each is over before the next of its kind. */
enum Fault {
    KILL_STORE,
    KILL_BROKER,
    KILL_SETTINGS,
    KILL_EVIDENCE,
    STOP_STORE,
    STOP_BROKER,
    STOP_SETTINGS,
    STOP_EVIDENCE,
    CUT_STORE_LINK,
    CUT_BROKER_LINK,
    HOLD_STORE_LINK,
    HOLD_BROKER_LINK,
    SLOW_STORE_LINK,
    SLOW_BROKER_LINK,
    POISON,
    /** Killed while what it has sent is under way to the broker, which never gets it. */
    KILL_PUBLISHER,
    /** Stopped until another has taken over its lease, then woken. */
    WAKE_ZOMBIE,
    FILL_STORE,
    FILL_BROKER,
    SHIFT_STORE,
    SHIFT_BROKER,
    SHIFT_SETTINGS,
    SHIFT_EVIDENCE;

    /** Ends with kill -9 of a process that was at work: to set its clock too, or to give it its disk back. */
    boolean isKill() {
        return name().startsWith("KILL") || isShift() || this == FILL_STORE;
    }

    boolean isStop() {
        return name().startsWith("STOP");
    }

    boolean isFullDisk() {
        return name().startsWith("FILL");
    }

    boolean isShift() {
        return name().startsWith("SHIFT");
    }

    boolean isOfLink() {
        return name().endsWith("LINK");
    }
}
