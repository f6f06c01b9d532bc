package waymark.faults;

/** Where clients wait while all is to be quiet. */
final class Pause {

    private boolean rest;

    synchronized void set(boolean on) {
        rest = on;
        notifyAll();
    }

    synchronized void pass() throws InterruptedException {
        while (rest) {
            wait();
        }
    }
}
