package waymark.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on a terminal; plain lines, one per tenth, elsewhere. */
final class Progress {

    /** How long a task is can't be told yet. */
    static final long UNKNOWN = -1;

    private static final int TENTHS = 10;

    private final PrintWriter out;
    private final boolean terminal;

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Progress on(PrintWriter out) {
        var console = System.console();
        return new Progress(out, console != null && console.isTerminal());
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Follows one task of {@code total} steps, or {@link #UNKNOWN}; close when it is done. */
    Task task(String name, long total) {
        return terminal ? bar(name, total) : lines(name, total);
    }

    /** Hears how far a task is. */
    interface Task extends LongConsumer, AutoCloseable {
        @Override
        void close();
    }

    private Task bar(String name, long total) {
        var bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setUpdateIntervalMillis((int) Duration.ofMillis(200).toMillis())
                .setStyle(ProgressBarStyle.ASCII)
                .build();
        return new Task() {
            @Override
            public void accept(long done) {
                bar.stepTo(done);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    private Task lines(String name, long total) {
        return new Task() {
            private long tenthsSaid;

            @Override
            public void accept(long done) {
                long tenths = total <= 0 ? 0 : done * TENTHS / total;
                if (tenths > tenthsSaid) {
                    tenthsSaid = tenths;
                    line("  %s: %,d of %,d".formatted(name, done, total));
                }
            }

            @Override
            public void close() {}
        };
    }
}
