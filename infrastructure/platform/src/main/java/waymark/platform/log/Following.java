package waymark.platform.log;

import org.jspecify.annotations.Nullable;

/** Another release keeps what is in use, and this process applies no events: as long as that release runs. */
final class Following {

    private final OthersWork others;
    private volatile boolean left;

    Following(OthersWork others) {
        this.others = others;
    }

    void begin() {
        left = false;
    }

    /** Nobody has kept what is in use, nor built another, for as long as a claim lasts: that release was taken back. */
    boolean isOver(Pointer pointer) {
        left = others.isLeft(pointer.live());
        boolean nobodyKeeps = others.isAbandoned(pointer.live());
        boolean nobodyBuilds = pointer.building() == 0 || others.isAbandoned(pointer.candidate());
        return nobodyKeeps && nobodyBuilds;
    }

    /** Whoever kept it has ended, and it is not over yet. */
    @Nullable
    String trouble() {
        return left ? "no process applies events to what is in use; soon this one will" : null;
    }

    boolean shows(Generation generation, long head) {
        return others.shows(generation, head);
    }
}
