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
    POISON;

    boolean isKill() {
        return name().startsWith("KILL");
    }

    boolean isStop() {
        return name().startsWith("STOP");
    }

    boolean isOfLink() {
        return name().endsWith("LINK");
    }
}
